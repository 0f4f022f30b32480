import{a}from"./chunk-GQCDIEJ7.js";import"./chunk-WOT6VMZA.js";export{a as echarts};
