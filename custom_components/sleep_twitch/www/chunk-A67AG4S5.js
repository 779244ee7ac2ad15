import{g as p}from"./chunk-5GQUZZ7R.js";import{a as d,k as y}from"./chunk-RE43SMY4.js";function O(n,r,e){let t=v(r,e);return{first_day:t-n+1,last_day:t}}function T(n,r){return{type:"sleep_twitch/nights",...{start_date:f(n.first_day),end_date:f(n.last_day)},...r?{device_id:r}:{}}}function R(n){return n.nights.filter(({kind:r})=>r==="night")}function c(n){return Date.parse(`${n}T00:00:00Z`)/864e5}function f(n){return new Date(n*864e5).toISOString().slice(0,10)}function v(n,r){let e=new Intl.DateTimeFormat("sv-SE",{timeZone:r,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",hourCycle:"h23"}).format(n);return c(e.slice(0,10))+(Number(e.slice(11,13))<12?0:1)}var h=7,S=21,k=4;function G(n,r){let e=[];return n.map(({date:t,summary:o})=>{let i=c(t),a=p(o,r),{coverage:s}=o,u=s!==null&&s>=.8,l=u&&a!==null;return l&&e.push({day:i,value:a}),{day:i,value:a,coverage:s,isSure:u,week:l?w(e):null}})}function H(n){return n.filter(({isSure:r,value:e})=>r&&e!==null).length}function P(n){let r=[];for(let e of n){if(!e.week)continue;let t=r.at(-1),o=t?.at(-1);t&&o&&e.day-o.day<=k?t.push(e):r.push([e])}return r}function m(n,r){let e=(n.length-1)*r,t=n[Math.floor(e)]??Number.NaN,o=n[Math.ceil(e)]??Number.NaN;return t+(o-t)*(e-Math.floor(e))}function _(n){let r=[...n].sort((e,t)=>e-t);return{lower:m(r,.25),median:m(r,.5),upper:m(r,.75)}}function w(n){let r=n.slice(-h),[e]=r,t=n.at(-1);return r.length<h||!e||!t||t.day-e.day>S?null:_(r.map(({value:o})=>o))}function z(n,r,e){let t=n-1;if(t<0)return null;let o=i=>Math.min(Math.max(i,0),t);return e==="ArrowRight"||e==="ArrowUp"?o(r+1):e==="ArrowLeft"||e==="ArrowDown"?o(r<0?t:r-1):e==="PageDown"?o(r+10):e==="PageUp"?o(r-10):e==="Home"?0:e==="End"?t:e==="Escape"?-1:null}var b=class{constructor(r,e){this._host=r,this._observer=new ResizeObserver(([t])=>{t&&e(Math.floor(t.contentRect.width))})}hostConnected(){this._observer.observe(this._host)}hostDisconnected(){this._observer.disconnect()}};var N=d`
  :host { display: block; }
  .chart { border-radius: 8px; cursor: pointer; outline-offset: 4px; touch-action: pan-y; }
  .chart:focus-visible { outline: 2px solid var(--primary-color); }
  svg { display: block; font-family: inherit; overflow: visible; }
  text { dominant-baseline: central; fill: var(--secondary-text-color); font-size: 12px; font-variant-numeric: tabular-nums; }
  .value { text-anchor: end; }
  .day { text-anchor: middle; }
  .grid, .tick { shape-rendering: crispEdges; stroke: var(--divider-color); }
  .cursor { shape-rendering: crispEdges; stroke: var(--primary-text-color); stroke-dasharray: 2 3; }
  @media (forced-colors: active) {
    .chart { forced-color-adjust: none; }
  }
`,D=d`
  .sign { stroke-linejoin: round; stroke-width: 2px; }
  .sign.medication { fill: var(--kind-hypnic-jerk); stroke: var(--kind-hypnic-jerk); }
  .sign.supplement { fill: var(--kind-small-twitch); stroke: var(--kind-small-twitch); }
  .sign.none { fill: var(--card-background-color); }
`,E=d`
  .dot { fill: var(--kind-limb-movement); opacity: 0.55; stroke: var(--kind-limb-movement); stroke-width: 1.5px; }
  .dot.hollow { fill: var(--card-background-color); opacity: 1; }
  .dot.selected { opacity: 1; stroke: var(--primary-text-color); stroke-width: 2px; }
  .band { fill: var(--kind-limb-movement); opacity: 0.16; }
  .median {
    fill: none; pointer-events: none; stroke: color-mix(in oklab, var(--kind-limb-movement) 55%, var(--primary-text-color));
    stroke-linejoin: round; stroke-width: 2.5px;
  }
`,W=[y,N,D,E,d`
    :host { margin-block-start: 16px; min-block-size: 236px; }
    .since { shape-rendering: crispEdges; stroke: var(--secondary-text-color); stroke-dasharray: 4 4; }
    .course { stroke: var(--secondary-text-color); stroke-linecap: round; stroke-width: 3px; }
  `];var M=[1,2,2.5,5];function B(n,r,e,t,o=0){let i=Math.max(A((n>0?n:1)/t),o),a=Math.max(Math.ceil(n/i-1e-9),1),s=i*a;return{ticks:Array.from({length:a+1},(l,g)=>Number((g*i).toPrecision(12))),step:i,y:l=>e-(e-r)*Math.min(Math.max(l,0),s)/s}}function A(n){let r=10**Math.floor(Math.log10(n));return(M.find(t=>t*r>=n*(1-1e-9))??10)*r}export{O as a,T as b,R as c,c as d,v as e,h as f,G as g,H as h,P as i,_ as j,B as k,z as l,b as m,N as n,D as o,E as p,W as q};
