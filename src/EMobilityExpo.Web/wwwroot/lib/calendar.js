import{a,b,c,d}from"./chunk-RBGEEIZ2.js";import"./chunk-WOT6VMZA.js";export{a as ResourceTimeline,b as TimeGrid,c as createCalendar,d as destroyCalendar};
