"""Plans of other programs: GanttProject, Planner, and by the optional mpxj .mpp, Primavera and more.

Imports the foreign plan and safe XML.
"""
