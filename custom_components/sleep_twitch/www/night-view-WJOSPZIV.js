import{a as fe,b as W,c as _e,d as ge}from"./chunk-HEHBBDJF.js";var L=globalThis,z=L.ShadowRoot&&(L.ShadyCSS===void 0||L.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,q=Symbol(),ye=new WeakMap,N=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==q)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(z&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=ye.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&ye.set(t,e))}return e}toString(){return this.cssText}},be=n=>new N(typeof n=="string"?n:n+"",void 0,q),T=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((r,i,s)=>r+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+n[s+1],n[0]);return new N(t,n,q)},xe=(n,e)=>{if(z)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=document.createElement("style"),i=L.litNonce;i!==void 0&&r.setAttribute("nonce",i),r.textContent=t.cssText,n.appendChild(r)}},Y=z?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return be(t)})(n):n;var{is:vt,defineProperty:$t,getOwnPropertyDescriptor:Tt,getOwnPropertyNames:kt,getOwnPropertySymbols:St,getPrototypeOf:wt}=Object,D=globalThis,ve=D.trustedTypes,Et=ve?ve.emptyScript:"",At=D.reactiveElementPolyfillSupport,R=(n,e)=>n,Q={toAttribute(n,e){switch(e){case Boolean:n=n?Et:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},Te=(n,e)=>!vt(n,e),$e={attribute:!0,type:String,converter:Q,reflect:!1,useDefault:!1,hasChanged:Te};Symbol.metadata??=Symbol("metadata"),D.litPropertyMetadata??=new WeakMap;var b=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=$e){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),i=this.getPropertyDescriptor(e,r,t);i!==void 0&&$t(this.prototype,e,i)}}static getPropertyDescriptor(e,t,r){let{get:i,set:s}=Tt(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:i,set(o){let a=i?.call(this);s?.call(this,o),this.requestUpdate(e,a,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??$e}static _$Ei(){if(this.hasOwnProperty(R("elementProperties")))return;let e=wt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(R("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(R("properties"))){let t=this.properties,r=[...kt(t),...St(t)];for(let i of r)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,i]of t)this.elementProperties.set(r,i)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let i=this._$Eu(t,r);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let i of r)t.unshift(Y(i))}else e!==void 0&&t.push(Y(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return xe(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,r);if(i!==void 0&&r.reflect===!0){let s=(r.converter?.toAttribute!==void 0?r.converter:Q).toAttribute(t,r.type);this._$Em=e,s==null?this.removeAttribute(i):this.setAttribute(i,s),this._$Em=null}}_$AK(e,t){let r=this.constructor,i=r._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let s=r.getPropertyOptions(i),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Q;this._$Em=i;let a=o.fromAttribute(t,s.type);this[i]=a??this._$Ej?.get(i)??a,this._$Em=null}}requestUpdate(e,t,r,i=!1,s){if(e!==void 0){let o=this.constructor;if(i===!1&&(s=this[e]),r??=o.getPropertyOptions(e),!((r.hasChanged??Te)(s,t)||r.useDefault&&r.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:i,wrapped:s},o){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,s]of this._$Ep)this[i]=s;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[i,s]of r){let{wrapped:o}=s,a=this[i];o!==!0||this._$AL.has(i)||a===void 0||this.C(i,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};b.elementStyles=[],b.shadowRootOptions={mode:"open"},b[R("elementProperties")]=new Map,b[R("finalized")]=new Map,At?.({ReactiveElement:b}),(D.reactiveElementVersions??=[]).push("2.1.2");var ie=globalThis,ke=n=>n,U=ie.trustedTypes,Se=U?U.createPolicy("lit-html",{createHTML:n=>n}):void 0,Re="$lit$",v=`lit$${Math.random().toFixed(9).slice(2)}$`,Pe="?"+v,Mt=`<${Pe}>`,w=document,C=()=>w.createComment(""),H=n=>n===null||typeof n!="object"&&typeof n!="function",se=Array.isArray,Nt=n=>se(n)||typeof n?.[Symbol.iterator]=="function",Z=`[ 	
\f\r]`,P=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,we=/-->/g,Ee=/>/g,k=RegExp(`>|${Z}(?:([^\\s"'>=/]+)(${Z}*=${Z}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ae=/'/g,Me=/"/g,Ce=/^(?:script|style|textarea|title)$/i,oe=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),p=oe(1),_=oe(2),Un=oe(3),E=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Ne=new WeakMap,S=w.createTreeWalker(w,129);function He(n,e){if(!se(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Se!==void 0?Se.createHTML(e):e}var Rt=(n,e)=>{let t=n.length-1,r=[],i,s=e===2?"<svg>":e===3?"<math>":"",o=P;for(let a=0;a<t;a++){let l=n[a],c,d,u=-1,f=0;for(;f<l.length&&(o.lastIndex=f,d=o.exec(l),d!==null);)f=o.lastIndex,o===P?d[1]==="!--"?o=we:d[1]!==void 0?o=Ee:d[2]!==void 0?(Ce.test(d[2])&&(i=RegExp("</"+d[2],"g")),o=k):d[3]!==void 0&&(o=k):o===k?d[0]===">"?(o=i??P,u=-1):d[1]===void 0?u=-2:(u=o.lastIndex-d[2].length,c=d[1],o=d[3]===void 0?k:d[3]==='"'?Me:Ae):o===Me||o===Ae?o=k:o===we||o===Ee?o=P:(o=k,i=void 0);let g=o===k&&n[a+1].startsWith("/>")?" ":"";s+=o===P?l+Mt:u>=0?(r.push(c),l.slice(0,u)+Re+l.slice(u)+v+g):l+v+(u===-2?a:g)}return[He(n,s+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},O=class n{constructor({strings:e,_$litType$:t},r){let i;this.parts=[];let s=0,o=0,a=e.length-1,l=this.parts,[c,d]=Rt(e,t);if(this.el=n.createElement(c,r),S.currentNode=this.el.content,t===2||t===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(i=S.nextNode())!==null&&l.length<a;){if(i.nodeType===1){if(i.hasAttributes())for(let u of i.getAttributeNames())if(u.endsWith(Re)){let f=d[o++],g=i.getAttribute(u).split(v),$=/([.?@])?(.*)/.exec(f);l.push({type:1,index:s,name:$[2],strings:g,ctor:$[1]==="."?ee:$[1]==="?"?te:$[1]==="@"?ne:M}),i.removeAttribute(u)}else u.startsWith(v)&&(l.push({type:6,index:s}),i.removeAttribute(u));if(Ce.test(i.tagName)){let u=i.textContent.split(v),f=u.length-1;if(f>0){i.textContent=U?U.emptyScript:"";for(let g=0;g<f;g++)i.append(u[g],C()),S.nextNode(),l.push({type:2,index:++s});i.append(u[f],C())}}}else if(i.nodeType===8)if(i.data===Pe)l.push({type:2,index:s});else{let u=-1;for(;(u=i.data.indexOf(v,u+1))!==-1;)l.push({type:7,index:s}),u+=v.length-1}s++}}static createElement(e,t){let r=w.createElement("template");return r.innerHTML=e,r}};function A(n,e,t=n,r){if(e===E)return e;let i=r!==void 0?t._$Co?.[r]:t._$Cl,s=H(e)?void 0:e._$litDirective$;return i?.constructor!==s&&(i?._$AO?.(!1),s===void 0?i=void 0:(i=new s(n),i._$AT(n,t,r)),r!==void 0?(t._$Co??=[])[r]=i:t._$Cl=i),i!==void 0&&(e=A(n,i._$AS(n,e.values),i,r)),e}var J=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,i=(e?.creationScope??w).importNode(t,!0);S.currentNode=i;let s=S.nextNode(),o=0,a=0,l=r[0];for(;l!==void 0;){if(o===l.index){let c;l.type===2?c=new F(s,s.nextSibling,this,e):l.type===1?c=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(c=new re(s,this,e)),this._$AV.push(c),l=r[++a]}o!==l?.index&&(s=S.nextNode(),o++)}return S.currentNode=w,i}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},F=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,i){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=A(this,e,t),H(e)?e===m||e==null||e===""?(this._$AH!==m&&this._$AR(),this._$AH=m):e!==this._$AH&&e!==E&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Nt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==m&&H(this._$AH)?this._$AA.nextSibling.data=e:this.T(w.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,i=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=O.createElement(He(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===i)this._$AH.p(t);else{let s=new J(i,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=Ne.get(e.strings);return t===void 0&&Ne.set(e.strings,t=new O(e)),t}k(e){se(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,i=0;for(let s of e)i===t.length?t.push(r=new n(this.O(C()),this.O(C()),this,this.options)):r=t[i],r._$AI(s),i++;i<t.length&&(this._$AR(r&&r._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=ke(e).nextSibling;ke(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},M=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,i,s){this.type=1,this._$AH=m,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=s,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=m}_$AI(e,t=this,r,i){let s=this.strings,o=!1;if(s===void 0)e=A(this,e,t,0),o=!H(e)||e!==this._$AH&&e!==E,o&&(this._$AH=e);else{let a=e,l,c;for(e=s[0],l=0;l<s.length-1;l++)c=A(this,a[r+l],t,l),c===E&&(c=this._$AH[l]),o||=!H(c)||c!==this._$AH[l],c===m?e=m:e!==m&&(e+=(c??"")+s[l+1]),this._$AH[l]=c}o&&!i&&this.j(e)}j(e){e===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ee=class extends M{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===m?void 0:e}},te=class extends M{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==m)}},ne=class extends M{constructor(e,t,r,i,s){super(e,t,r,i,s),this.type=5}_$AI(e,t=this){if((e=A(this,e,t,0)??m)===E)return;let r=this._$AH,i=e===m&&r!==m||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,s=e!==m&&(r===m||i);i&&this.element.removeEventListener(this.name,this,r),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},re=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){A(this,e)}};var Pt=ie.litHtmlPolyfillSupport;Pt?.(O,F),(ie.litHtmlVersions??=[]).push("3.3.3");var Oe=(n,e,t)=>{let r=t?.renderBefore??e,i=r._$litPart$;if(i===void 0){let s=t?.renderBefore??null;r._$litPart$=i=new F(e.insertBefore(C(),s),s,void 0,t??{})}return i._$AI(n),i};var ae=globalThis,y=class extends b{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Oe(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};y._$litElement$=!0,y.finalized=!0,ae.litElementHydrateSupport?.({LitElement:y});var Ct=ae.litElementPolyfillSupport;Ct?.({LitElement:y});(ae.litElementVersions??=[]).push("4.2.2");function Fe({node:n,night:e}){let t=[];return e?.provisional&&t.push("provisional"),e?.kind==="nap"&&!e.provisional&&t.push("nap"),n.simulated&&t.push("simulated"),t}function Ie({node:n,night:e}){let t=[];return n.connected||t.push("offline"),e&&(e.summary.time_in_bed_s===null&&t.push("presence_unknown"),(e.summary.coverage??1)<.8&&t.push("low_coverage"),e.summary.breathing_related_series.length>0&&t.push("breathing")),t}async function Le(n,e){if(!n.connected)return{status:"failed",failure:"disconnected",message:""};let t={type:"sleep_twitch/night",...e.device_id?{device_id:e.device_id}:{}};try{return{status:"ready",answer:await Ht(n.callWS(t),15e3)}}catch(r){return{status:"failed",...Ot(r)}}}function ze(n){if(n.status!=="ready")return 3e4;let{night:e,node:t}=n.answer;return!e||e.provisional||t.in_bed===!0?3e4:3e5}var B=class extends Error{};async function Ht(n,e){let t,r=new Promise((i,s)=>{t=setTimeout(()=>{s(new B)},e)});try{return await Promise.race([n,r])}finally{clearTimeout(t)}}function Ot(n){if(n instanceof B)return{failure:"timeout",message:""};if(n===3)return{failure:"disconnected",message:""};let{code:e,message:t}=Object(n);return{failure:Ft(e),message:typeof t=="string"?t:String(n)}}function Ft(n){return n==="unauthorized"||n==="not_found"||n==="unknown_command"?n:"other"}function G(n,e,t,r){let i=[{label:t("fact.duration"),value:r.seconds(n.duration_s)},zt(n,t,r),Dt(n,t,r),Ut(n,e,t,r),Bt(n,e,t,r)];return{title:t(`kind.${n.kind}`),time:r.timeExact(x(e,n.onset_s)),facts:i.filter(s=>s!==null),reason:le(n.reason,t,r)}}function De({title:n,time:e,facts:t,reason:r}){let i=t.map(({label:s,value:o})=>`${s} ${o}`);return[`${e} ${n}`,...i,r].filter(Boolean).join(", ")}function le(n,e,t){let r=`reason.${n.code}`,i=Object.fromEntries(Object.entries(n.values).map(([s,o])=>[s,Lt(o,t)]));return _e(r)?e(r,i):It(ge(n.text,i))}function x(n,e){return Date.parse(n.start)+e*1e3}function It(n){let e=n.charAt(0).toUpperCase()+n.slice(1);return/[.!?]$/.test(e)?e:`${e}.`}function Lt(n,e){if(typeof n=="string")return n;let[,t=""]=String(Number(n.toPrecision(3))).split(".");return e.number(n,t.length)}function zt({peak_mg:n},e,t){if(n===null)return null;let r=t.number(n,n<10?1:0);return{label:e("fact.strength"),value:e("fact.milli_g",{strength:r})}}function Dt({confidence:n},e,t){return n===null?null:{label:e("fact.confidence"),value:t.percent(n)}}function Ut(n,e,t,r){if(n.series===null)return null;let i=e.movements.filter(({series:c})=>c===n.series),s=i.indexOf(n),o=i[s-1],a={series:n.series,place:s+1,size:i.length};if(!o)return{label:t("fact.series"),value:t("fact.first_in_series",a)};let l=r.seconds(n.onset_s-o.onset_s);return{label:t("fact.series"),value:t("fact.place_in_series",{...a,interval:l})}}function Bt(n,e,t,r){if(n.kind!=="hypnic_jerk"||e.sleep_onset_s===null)return null;let i=n.onset_s-e.sleep_onset_s,s=r.hoursMinutes(Math.abs(i));return{label:t("fact.sleep_onset"),value:t(i<0?"fact.before":"fact.after",{length:s})}}var Gt={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH",none:"en-US"};function Ge(n,e){return n.time_zone==="server"?e:Intl.DateTimeFormat().resolvedOptions().timeZone}function Xe(n,e,t){let r={timeZone:e,...Vt(n)},i=r.hourCycle==="h12"?"numeric":"2-digit",s=new Intl.DateTimeFormat(n.language,{...r,hour:i,minute:"2-digit"}),o=new Intl.DateTimeFormat(n.language,{...r,hour:i,minute:"2-digit",second:"2-digit"}),a=new Intl.DateTimeFormat(n.language,{...r,hour:"numeric"}),l=new Intl.DateTimeFormat(n.language,{timeZone:e,weekday:"short",day:"numeric",month:"short"}),c=(d,u=0)=>Ue(n,u).format(d);return{timeZone:e,number:c,percent:d=>Ue(n,0,"percent").format(d),time:d=>s.format(d),timeExact:d=>o.format(d),hour:d=>Kt(a,d),day:d=>l.format(d),hoursMinutes:d=>{let u=Math.round(d/60),f={hours:c(Math.floor(u/60)),minutes:c(u%60)};return t(u<60?"length.minutes":"length.hours_minutes",f)},seconds:d=>t("length.seconds",{seconds:c(d,Xt(d))})}}function Xt(n){return n<1?2:n<10?1:0}function Ue(n,e,t="decimal"){return new Intl.NumberFormat(jt(n),{style:t,useGrouping:n.number_format!=="none",minimumFractionDigits:e,maximumFractionDigits:e})}function jt(n){return n.number_format==="language"?n.language:Gt[n.number_format]}function Vt(n){return n.time_format==="12"?{hourCycle:"h12"}:n.time_format==="24"?{hourCycle:"h23"}:n.time_format==="system"?{hourCycle:Be(void 0)?"h12":"h23"}:{hourCycle:Be(n.language)?"h12":"h23"}}function Be(n){return!!new Intl.DateTimeFormat(n,{hour:"numeric"}).resolvedOptions().hour12}function Kt(n,e){return n.formatToParts(e).filter(({type:r})=>r==="hour"||r==="dayPeriod").map(({value:r})=>r).join(" ")}function X(n,e){return Wt[n](e,qt(e.strength))}function j(n,e,t){return X(n,{x_px:e,y_px:t,strength:n==="limb_movement"?.15:.35,width_px:0})}var Wt={hypnic_jerk:Yt,limb_movement:Qt,small_twitch:Zt,body_movement:Jt,bed_transition:en,environment:tn};function qt(n){return 3.5+(9-3.5)*n}function Yt({x_px:n,y_px:e},t){let r=h(t*1.2);return`M${h(n)} ${h(e-r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`}function Qt({x_px:n,y_px:e,strength:t,width_px:r}){let i=8+44*t;return je(n,e,Math.max(r,2),i,2/2)}function Zt({x_px:n,y_px:e},t){let r=h(t*.85);return`M${h(n-r)} ${h(e)}a${r} ${r} 0 1 0 ${2*r} 0a${r} ${r} 0 1 0 ${-2*r} 0z`}function Jt({x_px:n,y_px:e,width_px:t},r){return je(n,e,Math.max(t,r*1.4),r*2,2)}function en({x_px:n,y_px:e},t){let r=h(t*1.15);return`M${h(n)} ${h(e-r)}l${r} ${h(2*r)}h${h(-2*r)}z`}function tn({x_px:n,y_px:e},t){let r=h(t*.9),i=1;return`M${[[-r,-r+i],[-r+i,-r],[0,-i],[r-i,-r],[r,-r+i],[i,0],[r,r-i],[r-i,r],[0,i],[-r+i,r],[-r,r-i],[-i,0]].map(([o,a])=>`${h(n+o)} ${h(e+a)}`).join("L")}z`}function je(n,e,t,r,i){let s=h(n-Math.min(t,2)/2),o=h(t-2*i),a=h(r-2*i),l=(d,u)=>`a${i} ${i} 0 0 1 ${d} ${u}`,c=h(e-r/2);return`M${h(s+i)} ${c}h${o}${l(i,i)}v${a}${l(-i,i)}h${-o}${l(-i,-i)}v${-a}${l(i,-i)}z`}function h(n){return Math.round(n*10)/10}var ce=18,nn="M14.5 6l-6 6 6 6",rn="M9.5 6l6 6-6 6",sn="M6.5 6.5l11 11m0-11l-11 11";function Ve(n,e,t,r,i){let s=n.movements[e];if(!s){let f=t(n.movements.length>0?"chart.hint":"chart.none");return p`<p class="hint">${f}</p>`}let{title:o,time:a,facts:l,reason:c}=G(s,n,t,r),d=n.movements.length,u=(f,g,$)=>an(t(f),g,$===e,()=>{i($)});return p`
    <section class="detail" aria-live="polite">
      <div class="heading">
        ${on(s.kind)}
        <div class="name">
          <h3>${o}</h3>
          <p class="note">${a} · ${t("detail.place",{place:e+1,count:d})}</p>
        </div>
        ${u("detail.previous",nn,Math.max(e-1,0))}
        ${u("detail.next",rn,Math.min(e+1,d-1))}
        ${u("detail.close",sn,-1)}
      </div>
      <dl>
        ${l.map(({label:f,value:g})=>p`<div><dt>${f}</dt><dd>${g}</dd></div>`)}
      </dl>
      <p class="reason">${c}</p>
    </section>
  `}function on(n){let e=ce/2;return p`
    <svg class="emblem ${n}" width=${ce} height=${ce} aria-hidden="true">
      ${_`<path d=${j(n,e,e)}></path>`}
    </svg>
  `}function an(n,e,t,r){return p`
    <button type="button" aria-label=${n} title=${n} ?disabled=${t} @click=${r}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${_`<path d=${e}></path>`}</svg>
    </button>
  `}function We(n,e,t){return{key:"plm_per_hour",label:e("figure.plm_per_hour"),value:I(n.plm_per_hour,t,1),unit:e("figure.per_hour"),note:ln(n,e,t)}}function qe(n,e,t){let r=(i,s,o="",a="")=>({key:i,label:e(`figure.${i}`),value:s,unit:a,note:o});return[r("limb_movements",I(n.limb_movements,t),cn(n,e,t)),r("hypnic_jerks",I(n.hypnic_jerks,t)),r("small_twitches",I(n.small_twitches,t),e("figure.experimental")),r("body_movements",I(n.body_movements,t)),r("time_in_bed",Ke(n.time_in_bed_s,t)),r("sleep_period",Ke(n.sleep_period_s,t),e("figure.estimate"))]}function Ye(n){let{periodicity_index:e,periodicity_index_chance:t}=n;return e===null||t===null?null:{index:e,chance:t}}function ln(n,e,t){let r=e(`rules.${n.rules}`);return n.rhythm_period_s===null?r:`${r} · ${e("figure.rhythm",{period:t.seconds(n.rhythm_period_s)})}`}function cn(n,e,t){if(n.plm===null||n.series===null)return"";if(n.plm===0)return e("figure.periodic_none");let r={plm:t.number(n.plm),series:t.number(n.series)};return e(n.series===1?"figure.periodic_one":"figure.periodic",r)}function I(n,e,t=0){return n===null?"–":e.number(n,t)}function Ke(n,e){return n===null?"–":e.hoursMinutes(n)}function Ze(n,e,t){let{summary:r}=n,i=We(r,e,t);return p`
    <section class="headline">
      <div class="main">
        <h3>${i.label}</h3>
        <p class="value">${et(i,e)} <span class="unit">${i.unit}</span></p>
        <p class="note">${i.note}${n.provisional?p` · ${e("figure.provisional")}`:m}</p>
      </div>
      ${r.limb_movements===null?m:pn(Ye(r),e,t)}
    </section>
  `}function Je(n,e,t){return p`
    <h3 class="counted">${e("figure.counted")}</h3>
    <dl class="figures">${qe(n,e,t).map(r=>dn(r,e))}</dl>
  `}function dn(n,e){return p`
    <div>
      <dt>${n.label}</dt>
      <dd>
        ${et(n,e)}
        ${n.note?p`<span class="note">${n.note}</span>`:m}
      </dd>
    </div>
  `}function et(n,e){return n.value!=="–"?p`<span>${n.value}</span>`:p`<span aria-label=${e("figure.unknown")} role="img">–</span>`}function pn(n,e,t){let r=p`<h3>${e("periodicity.label")}</h3>`;if(!n)return p`<div class="periodicity">${r}<p class="note">${e("periodicity.few")}</p></div>`;let i=t.number(n.index,2),s=t.number(n.chance,2);return p`
    <div class="periodicity">
      ${r}
      <p class="row"><span class="index">${i}</span><span class="note">${e("periodicity.chance",{chance:s})}</span></p>
      <div class="bar" role="img" aria-label=${e("periodicity.spoken",{index:i,chance:s})}>
        <span class="fill" style="inline-size: ${Qe(n.index)}"></span>
        <span class="chance" style="inset-inline-start: ${Qe(n.chance)}"></span>
      </div>
    </div>
  `}function Qe(n){return`${Math.round(Math.min(Math.max(n,0),1)*1e3)/10}%`}var un=new Set(["timeout","disconnected","other","unknown_command"]);function tt(n){return p`
    <div class="skeleton" role="status" aria-label=${n("loading")}>
      <span class="line wide"></span>
      <span class="line"></span>
      <span class="block"></span>
    </div>
  `}function nt(n,e,t){let{failure:r,message:i}=n;return p`
    <div class="state" role="alert">
      ${st()}
      <h2>${e(`failure.${r}`)}</h2>
      <p>${e(`failure.${r}.help`,{message:i})}</p>
      ${un.has(r)?p`<button type="button" class="retry" @click=${t}>${e("failure.retry")}</button>`:m}
    </div>
  `}function rt(n,e,t){let{node:r,sleeper:i}=n,s=r.in_bed===!0?"empty.in_bed":"empty.connected";return p`
    ${e}
    <div class="state">
      ${st()}
      <h3>${t("empty.title")}</h3>
      <p>${t("empty.text",{name:i.name})}</p>
      <p>${t(r.connected?s:"notice.offline")}</p>
    </div>
  `}function it(n,e,t,r){let i=r.percent(e.night?.summary.coverage??1);return p`<p class="notice ${n}" role="note">${t(`notice.${n}`,{coverage:i})}</p>`}function st(){return p`
    <svg class="moon" viewBox="0 0 48 48" aria-hidden="true">
      <path d="M30 6a18 18 0 1 0 12 30A16 16 0 0 1 30 6z"></path>
      <path class="twitch" d="M4 30h9l3-9 5 16 4-10 2 3h6"></path>
    </svg>
  `}var V=T`
  :host {
    --kind-hypnic-jerk: color-mix(in oklab, var(--deep-orange-color) 85%, var(--primary-text-color));
    --kind-limb-movement: color-mix(in oklab, var(--blue-color) 85%, var(--primary-text-color));
    --kind-small-twitch: color-mix(in oklab, var(--teal-color) 85%, var(--primary-text-color));
    --kind-body-movement: color-mix(in oklab, var(--purple-color) 85%, var(--primary-text-color));
    --kind-bed-transition: var(--primary-text-color);
    --kind-environment: var(--secondary-text-color);
  }
  .hypnic_jerk { fill: var(--kind-hypnic-jerk); }
  .limb_movement { fill: var(--kind-limb-movement); }
  .small_twitch { fill: var(--kind-small-twitch); }
  .body_movement { fill: var(--kind-body-movement); }
  .bed_transition { fill: var(--kind-bed-transition); }
  .environment { fill: var(--kind-environment); }
`;var ot=[V,T`
    :host { display: block; }
    .card { color: var(--primary-text-color); container-type: inline-size; padding: 16px; }
    h2, h3, p, dl, dd, header { margin: 0; }
    h2 { font-size: 20px; font-weight: 500; line-height: 1.3; overflow-wrap: anywhere; }
    h3, dt {
      color: var(--secondary-text-color); font-size: 13px; font-weight: 400; hyphens: auto; line-height: 1.35;
      overflow-wrap: anywhere;
    }
    .note, .span, .hint, .scale { color: var(--secondary-text-color); font-size: 12.5px; line-height: 1.4; }
    .span { font-size: 14px; margin-block-start: 2px; }

    header { align-items: flex-start; display: flex; gap: 12px; justify-content: space-between; }
    .chips { display: flex; flex-wrap: wrap; gap: 6px; justify-content: flex-end; }
    .chip {
      background: var(--secondary-background-color); border-radius: 999px; font-size: 12px; line-height: 24px; padding: 0 10px;
      white-space: nowrap;
    }
    .chip.provisional::before {
      background: var(--success-color); block-size: 8px; border-radius: 50%; content: ""; display: inline-block; inline-size: 8px;
      margin-inline-end: 6px;
    }
    .notice {
      background: color-mix(in srgb, var(--warning-color) 14%, transparent); border-inline-start: 3px solid var(--warning-color);
      border-radius: 6px; font-size: 13px; line-height: 1.45; margin-block-start: 12px; padding: 8px 12px;
    }
    .notice.breathing {
      background: color-mix(in srgb, var(--info-color) 12%, transparent); border-color: var(--info-color);
    }

    .headline { display: grid; gap: 16px 32px; grid-template-columns: minmax(0, 1fr); margin-block: 18px 20px; }
    .headline .value { font-size: 46px; font-variant-numeric: tabular-nums; font-weight: 300; line-height: 1.15; }
    .headline .unit { color: var(--secondary-text-color); font-size: 16px; font-weight: 400; }
    .periodicity { align-self: end; }
    .row { align-items: baseline; display: flex; gap: 10px; }
    .index { font-size: 20px; font-variant-numeric: tabular-nums; }
    .bar {
      background: var(--divider-color); block-size: 8px; border-radius: 4px; margin-block: 6px 4px; max-inline-size: 320px;
      position: relative;
    }
    .bar .fill { background: var(--kind-limb-movement); block-size: 100%; border-radius: 4px; display: block; min-inline-size: 2px; }
    .bar .chance {
      background: var(--primary-text-color); block-size: 16px; inline-size: 2px; inset-block-start: -4px; position: absolute;
    }

    .figures {
      display: grid; gap: 14px 16px; grid-template-columns: repeat(2, minmax(0, 1fr)); margin-block-start: 8px;
    }
    .counted {
      border-block-start: 1px solid var(--divider-color); color: var(--primary-text-color); font-weight: 500;
      margin-block-start: 16px; padding-block-start: 14px;
    }
    .figures dd { display: flex; flex-direction: column; font-size: 19px; font-variant-numeric: tabular-nums; line-height: 1.35; }
    @container (min-width: 420px) {
      .figures { grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .headline { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    }
    @container (min-width: 860px) {
      .figures { grid-template-columns: repeat(6, minmax(0, 1fr)); }
    }

    .hint { margin-block-start: 12px; }
    .detail {
      background: color-mix(in srgb, var(--secondary-text-color) 9%, transparent); border-radius: 12px; margin-block-start: 14px;
      padding: 10px 14px 14px;
    }
    .detail .heading { align-items: center; display: flex; gap: 4px; }
    .detail .name { flex: 1; margin-inline-start: 8px; min-inline-size: 0; }
    .detail h3 { color: var(--primary-text-color); font-size: 16px; font-weight: 500; }
    .detail dl { display: flex; flex-wrap: wrap; gap: 8px 28px; margin-block: 8px 10px; }
    .detail dd { font-size: 15px; font-variant-numeric: tabular-nums; line-height: 1.4; }
    .reason { border-inline-start: 3px solid var(--divider-color); font-size: 14px; line-height: 1.5; padding-inline-start: 12px; }
    .emblem { flex: none; }
    button {
      background: none; block-size: 40px; border: 0; border-radius: 50%; color: inherit; cursor: pointer; font: inherit;
      inline-size: 40px; padding: 8px;
    }
    button:hover:not(:disabled) { background: var(--divider-color); }
    button:focus-visible, summary:focus-visible, .rows:focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
    button:disabled { cursor: default; opacity: 0.35; }
    button svg { block-size: 24px; display: block; inline-size: 24px; }
    button path { fill: none; stroke: currentColor; stroke-linecap: round; stroke-width: 2px; }

    .table { font-size: 13px; margin-block-start: 12px; }
    summary { border-radius: 4px; color: var(--primary-color); cursor: pointer; inline-size: fit-content; line-height: 32px; }
    .rows { max-block-size: 360px; overflow: auto; }
    table { border-collapse: collapse; inline-size: 100%; }
    caption { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; }
    th, td { font-variant-numeric: tabular-nums; padding: 6px 8px; text-align: start; white-space: nowrap; }
    td.kind { white-space: normal; }
    thead th { background: var(--card-background-color); color: var(--secondary-text-color); font-weight: 500; inset-block-start: 0; position: sticky; }
    tbody tr { border-block-start: 1px solid var(--divider-color); }
    .scale { margin-block-start: 10px; }

    .state { align-items: center; display: flex; flex-direction: column; gap: 8px; padding: 28px 12px; text-align: center; }
    .state h3 { color: var(--primary-text-color); font-size: 18px; font-weight: 500; }
    .state p { color: var(--secondary-text-color); font-size: 14px; line-height: 1.5; max-inline-size: 44ch; overflow-wrap: anywhere; }
    .moon { block-size: 72px; inline-size: 72px; }
    .moon path { fill: var(--divider-color); }
    .moon .twitch {
      fill: none; stroke: var(--kind-limb-movement); stroke-linecap: round; stroke-linejoin: round; stroke-width: 2.5px;
    }
    .retry {
      block-size: auto; border: 1px solid var(--divider-color); border-radius: 999px; color: var(--primary-color); inline-size: auto;
      margin-block-start: 8px; padding: 8px 20px;
    }

    .skeleton { display: flex; flex-direction: column; gap: 14px; }
    .skeleton span { animation: pulse 1.6s ease-in-out infinite alternate; background: var(--divider-color); border-radius: 8px; }
    .skeleton .line { block-size: 18px; inline-size: 40%; }
    .skeleton .wide { inline-size: 65%; }
    .skeleton .block { block-size: 260px; }
    @keyframes pulse { to { opacity: 0.4; } }
    @media (prefers-reduced-motion: reduce) {
      .skeleton span { animation: none; }
    }
  `];var mn=["table.time","table.kind","table.duration","table.peak","table.series","table.confidence"];function at(n,e,t,r,i){return n.movements.length===0?m:p`
    <details class="table" .open=${e} @toggle=${o=>{i(o.currentTarget.open)}}>
      <summary>${t("table.show")}</summary>
      ${e?hn(n,t,r):m}
    </details>
  `}function hn(n,e,t){return p`
    <div class="rows" tabindex="0" role="region" aria-label=${e("table.caption")}>
      <table>
        <caption>${e("table.caption")}</caption>
        <thead><tr>${mn.map(r=>p`<th scope="col">${e(r)}</th>`)}</tr></thead>
        <tbody>${n.movements.map(r=>fn(r,n,e,t))}</tbody>
      </table>
    </div>
  `}function fn(n,e,t,r){let{peak_mg:i,series:s,confidence:o}=n;return p`
    <tr>
      <td>${r.timeExact(x(e,n.onset_s))}</td>
      <td class="kind">${t(`kind.${n.kind}`)}</td>
      <td>${r.seconds(n.duration_s)}</td>
      <td>${i===null?"–":r.number(i,1)}</td>
      <td>${s??"–"}</td>
      <td>${o===null?"–":r.percent(o)}</td>
    </tr>
  `}function K(n,e){return n.map(([t,r])=>{let i=e.x(t);return{x_px:i,width_px:Math.max(e.x(r)-i,1)}})}function lt(n){let e=_n(n);return e?n.in_bed.length===0?[e]:n.in_bed.map(([t,r])=>[Math.max(t,e[0]),Math.min(r,e[1])]).filter(([t,r])=>r>t):[]}function ct(n){return n.reduce((e,t)=>e&&e.width_px>=t.width_px?e:t,null)}function _n(n){if(n.sleep_onset_s===null)return null;let e=n.final_wake_s??(n.provisional?n.duration_s:null);return e===null?null:[n.sleep_onset_s,e]}var gn=["hypnic_jerk","limb_movement","small_twitch","body_movement","bed_transition","environment"];function pt(n,e){let t=n>=560,r=t?0:18,i={top_px:r,height_px:20,label_y_px:dt(0,20,t)},s=[],o=i.top_px+20+10;for(let a of gn){if(a==="environment"&&!e)continue;let l=a==="limb_movement"?60:32;s.push({kind:a,label_y_px:dt(o,l,t),top_px:o+r,height_px:l}),o+=r+l}return{isWide:t,left_px:t?184:11,right_px:Math.max(n-11,0),bed:i,lanes:s,axis_px:o,height_px:o+24}}function dt(n,e,t){return n+(t?e:18)/2}function yn(n){if(n===null)return .5;let e=Math.log(Math.max(n,1)/1)/Math.log(400/1);return Math.min(e,1)}function bn(n){return .35+(1-.35)*Math.min(Math.max(n??1,0),1)}function de(n,e,t){return e.flatMap(r=>n.map((s,o)=>({movement:s,index:o})).filter(({movement:s})=>s.kind===r.kind).map(({movement:s,index:o})=>xn(s,o,r,t)))}function ut(n){let e=new Map;for(let t of n){let r=`${t.movement.kind} ${Math.round(t.x_px)}`,i=e.get(r);(!i||t.strength>i.strength)&&e.set(r,t)}return[...e.values()]}function xn(n,e,t,r){let i=r.x(n.onset_s);return{movement:n,index:e,x_px:i,y_px:t.top_px+t.height_px/2,width_px:r.x(n.onset_s+n.duration_s)-i,strength:yn(n.peak_mg),opacity:bn(n.confidence)}}function mt(n,e,t){let r=null,i=24;for(let s of n){let o=Math.hypot($n(s,e),(s.y_px-t)/2);(o<i||o===i&&s.strength>(r?.strength??-1))&&(r=s,i=o)}return r}function ht(n,e,t){let r=n.length-1,i=s=>Math.min(Math.max(s,0),r);return r<0?null:t==="ArrowRight"?i(e+1):t==="ArrowLeft"?i(e<0?r:e-1):t==="PageDown"?i(e+10):t==="PageUp"?i(e-10):t==="Home"?0:t==="End"?r:t==="ArrowDown"||t==="ArrowUp"?vn(n,e,t==="ArrowDown"?1:-1):null}function vn(n,e,t){let r=n[e]?.kind;if(!r)return 0;for(let i=e+t;i>=0&&i<n.length;i+=t)if(n[i]?.kind===r)return i;return e}function $n({x_px:n,width_px:e},t){return Math.max(n-t,t-n-e,0)}function ft(n,e,t){let r=Math.max(t-e,0);return{left_px:e,right_px:e+r,length_s:n,x:i=>e+r*Math.min(Math.max(i,0),n)/n}}function _t(n,e,t){let r=new Map;for(let{series:o,onset_s:a,duration_s:l}of n.movements){if(o===null)continue;let{start_s:c,size:d}=r.get(o)??{start_s:a,size:0};r.set(o,{start_s:c,end_s:a+l,size:d+1})}let i=new Set(n.summary.breathing_related_series),s=e.height_px*.82;return[...r].map(([o,{start_s:a,end_s:l,size:c}])=>({series:o,size:c,isBreathing:i.has(o),x_px:t.x(a)-3,y_px:e.top_px+(e.height_px-s)/2,width_px:Math.max(t.x(l)-t.x(a)+6,6),height_px:s}))}var Tn=[1,2,3,4,6,12],kn=[15,30],Sn=1.6;function gt(n,e,t,r){let i=wn(e,r),s=En(t),o=[],a=Math.ceil(n/9e5)*9e5;for(let l=a;l<=n+e.length_s*1e3;l+=9e5)s(l)%i===0&&o.push({at_ms:l,x_px:e.x((l-n)/1e3)});return{ticks:o,hasMinutes:i<60}}function wn(n,e){let t=(n.right_px-n.left_px)*3600/n.length_s,r=(s,o)=>t*s/60>=o;return kn.find(s=>r(s,e*Sn))??Tn.map(s=>s*60).find(s=>r(s,e))??1440}function En(n){let e=new Intl.DateTimeFormat("en-GB",{timeZone:n,hour:"2-digit",minute:"2-digit",hourCycle:"h23"});return t=>{let[r,i]=e.format(t).split(":").map(Number);return Number(r)*60+Number(i)}}function pe(n){let e=[...n.in_bed,...n.gaps].map(([,r])=>r),t=n.movements.at(-1);return t&&e.push(t.onset_s+t.duration_s),Math.max(n.duration_s,60,...e)}var yt=[V,T`
    :host { display: block; min-block-size: 260px; }
    .chart { border-radius: 8px; cursor: pointer; outline-offset: 4px; touch-action: pan-y; }
    .chart:focus-visible { outline: 2px solid var(--primary-color); }
    svg { display: block; font-family: inherit; overflow: visible; }
    text { dominant-baseline: central; fill: var(--primary-text-color); font-size: 12.5px; }
    .count, .clock { fill: var(--secondary-text-color); font-variant-numeric: tabular-nums; }
    .clock { font-size: 12px; text-anchor: middle; }
    .band-name { font-size: 11.5px; pointer-events: none; text-anchor: middle; }
    .tick, .lane-line { shape-rendering: crispEdges; stroke: var(--divider-color); }
    .in-bed.ground { fill: var(--secondary-text-color); opacity: 0.05; }
    .asleep.ground { fill: var(--primary-color); opacity: 0.05; }
    .in-bed.bar { fill: var(--secondary-text-color); opacity: 0.22; }
    .asleep.bar { fill: var(--primary-color); opacity: 0.32; }
    .gap { fill: url(#hatch); }
    .hatch { fill: var(--secondary-text-color); opacity: 0.35; }
    .series { fill: var(--kind-limb-movement); opacity: 0.2; }
    .series.breathing { opacity: 0.1; stroke: var(--kind-limb-movement); stroke-dasharray: 3 3; stroke-width: 2px; }
    .cursor { shape-rendering: crispEdges; stroke: var(--primary-text-color); stroke-dasharray: 2 3; }
    .selected { paint-order: stroke; stroke: var(--primary-text-color); stroke-linejoin: round; stroke-width: 4px; }
    .legend {
      align-items: center; color: var(--secondary-text-color); column-gap: 6px; display: flex; flex-wrap: wrap; font-size: 12px;
      margin: 8px 0 0;
    }
    .legend .key:not(:first-child) { margin-inline-start: 12px; }
    .key { block-size: 12px; border-radius: 3px; display: inline-block; inline-size: 20px; }
    .key.series { background: var(--kind-limb-movement); opacity: 0.3; }
    .key.gap {
      background: repeating-linear-gradient(135deg, var(--secondary-text-color) 0 2px, transparent 2px 6px); opacity: 0.5;
    }
    @media (forced-colors: active) {
      .chart { forced-color-adjust: none; }
    }
  `];var bt="sleep-twitch-timeline",An=46,Mn=130,ue=22,me=class extends y{constructor(){super();this._resize=new ResizeObserver(([t])=>{t&&(this._width_px=Math.floor(t.contentRect.width))});this._handleClick=t=>{if(!this._drawing)return;let r=t.currentTarget.getBoundingClientRect(),i=mt(this._drawing.marks,t.clientX-r.left,t.clientY-r.top);this._pick(i?.index??-1)};this._handleKey=t=>{let r=t.key==="Escape"?-1:ht(this.night.movements,this.selected,t.key);r!==null&&(t.preventDefault(),this._pick(r))};this._width_px=0,this.selected=-1,this.hideEnvironment=!1}static{this.properties={night:{attribute:!1},words:{attribute:!1},format:{attribute:!1},selected:{attribute:!1},hideEnvironment:{attribute:!1},_width_px:{state:!0}}}static{this.styles=yt}connectedCallback(){super.connectedCallback(),this._resize.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this._resize.disconnect()}willUpdate(t){["night","hideEnvironment","_width_px"].some(i=>t.has(i))&&(this._drawing=this._draw())}render(){let t=this._drawing;if(!t)return m;let{layout:r,night:i}=t;return p`
      <div
        class="chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${this._label(i)}
        aria-valuemin="0"
        aria-valuemax=${i.movements.length}
        aria-valuenow=${this.selected+1}
        aria-valuetext=${this._valueText(i)}
        @click=${this._handleClick}
        @keydown=${this._handleKey}
      >
        <svg width=${this._width_px} height=${r.height_px} aria-hidden="true">
          <defs>
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect class="hatch" width="2" height="6"></rect>
            </pattern>
          </defs>
          ${Nn(t,this.words)} ${Pn(t,this.format)}
          ${r.lanes.map(s=>Cn(s,t,this.words,this.format))}
          ${Hn(t)} ${t.marks.map(On)} ${this._renderSelection(t)}
        </svg>
      </div>
      ${Fn(i,this.words)}
    `}_draw(){if(this._width_px<=0)return;let t=this.night.movements.some(({kind:o})=>o==="environment"),r=pt(this._width_px,t&&!this.hideEnvironment),i=ft(pe(this.night),r.left_px,r.right_px),s=ut(de(this.night.movements,r.lanes,i));return{night:this.night,layout:r,scale:i,marks:s}}_renderSelection({night:t,layout:r,scale:i}){let s=t.movements[this.selected],o=s&&de([s],r.lanes,i)[0];return o?_`
      <line class="cursor" x1=${o.x_px} x2=${o.x_px} y1=${r.bed.top_px} y2=${r.axis_px}></line>
      <path class="selected ${o.movement.kind}" d=${X(o.movement.kind,o)}></path>
    `:m}_label(t){let r=this.format.time(x(t,0)),i=this.format.time(x(t,pe(t)));return this.words("chart.label",{count:t.movements.length,start:r,end:i})}_valueText(t){let r=t.movements[this.selected];return r?De(G(r,t,this.words,this.format)):this.words(t.movements.length>0?"chart.hint":"chart.none")}_pick(t){this.dispatchEvent(new CustomEvent("movement-pick",{detail:t}))}};function Nn({night:n,layout:e,scale:t},r){let{bed:i,axis_px:s}=e,o=K(lt(n),t),a=(c,d)=>_`<rect class=${d} x=${c.x_px} y=${i.top_px} width=${c.width_px} height=${s-i.top_px}></rect>`,l=(c,d)=>_`<rect class=${d} x=${c.x_px} y=${i.top_px} width=${c.width_px} height=${i.height_px} rx="4"></rect>`;return _`
    <text class="lane-name" x=${ue} y=${i.label_y_px}>${r("lane.in_bed")}</text>
    ${K(n.in_bed,t).map(c=>[a(c,"in-bed ground"),l(c,"in-bed bar")])}
    ${o.map(c=>[a(c,"asleep ground"),l(c,"asleep bar")])} ${Rn(o,e,r)}
    ${K(n.gaps,t).map(c=>a(c,"gap"))}
  `}function Rn(n,{bed:e},t){let r=ct(n);if(!r||r.width_px<Mn)return m;let i=r.x_px+r.width_px/2;return _`<text class="band-name" x=${i} y=${e.top_px+e.height_px/2}>${t("lane.asleep")}</text>`}function Pn({night:n,layout:e,scale:t},r){let{ticks:i,hasMinutes:s}=gt(Date.parse(n.start),t,r.timeZone,An);return i.map(({at_ms:o,x_px:a})=>_`
      <line class="tick" x1=${a} x2=${a} y1=${e.bed.top_px} y2=${e.axis_px+4}></line>
      <text class="clock" x=${a} y=${e.axis_px+17}>
        ${s?r.time(o):r.hour(o)}
      </text>
    `)}function Cn(n,{night:e,layout:t},r,i){let s=e.movements.filter(({kind:c})=>c===n.kind).length,o=n.top_px+n.height_px,a=ue/2-3,l=a+ue/2+3;return _`
    <path class="emblem ${n.kind}" d=${j(n.kind,a,n.label_y_px)}></path>
    <text class="lane-name" x=${l} y=${n.label_y_px}>
      ${r(`kinds.${n.kind}`)}<tspan class="count" dx="6">${i.number(s)}</tspan>
    </text>
    <line class="lane-line" x1=${t.left_px} x2=${t.right_px} y1=${o} y2=${o}></line>
  `}function Hn({night:n,layout:e,scale:t}){let r=e.lanes.find(({kind:i})=>i==="limb_movement");return r?_t(n,r,t).map(i=>_`
      <rect class="series ${i.isBreathing?"breathing":""}" x=${i.x_px} y=${i.y_px}
        width=${i.width_px} height=${i.height_px} rx="4"></rect>
    `):[]}function On(n){return _`<path class=${n.movement.kind} opacity=${n.opacity} d=${X(n.movement.kind,n)}></path>`}function Fn(n,e){let t=n.movements.some(({series:r})=>r!==null);return!t&&n.gaps.length===0?m:p`
    <p class="legend">
      ${t?p`<span class="key series"></span>${e("legend.series")}`:m}
      ${n.gaps.length>0?p`<span class="key gap"></span>${e("legend.gap")}`:m}
    </p>
  `}customElements.get(bt)||customElements.define(bt,me);var xt="sleep-twitch-night-view",he=class extends y{constructor(){super();this._request=0;this._handleVisible=()=>{document.visibilityState==="visible"&&this._ask()};this._handlePick=t=>{this._selected=t.detail};this._state={status:"loading"},this._selected=-1,this._isTableOpen=!1,this._translate=W()}static{this.properties={config:{attribute:!1},hass:{attribute:!1},_state:{state:!0},_selected:{state:!0},_isTableOpen:{state:!0},_translate:{state:!0}}}static{this.styles=ot}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",this._handleVisible),this.hasUpdated&&this._ask()}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",this._handleVisible),clearTimeout(this._timer)}shouldUpdate(t){if(!t.has("hass")||t.size>1)return!0;let r=t.get("hass");return r?.locale!==this.hass?.locale||r?.connected!==this.hass?.connected}willUpdate(t){let{hass:r,config:i}=this;if(!r||!i)return;let s=t.get("hass");t.has("hass")&&s?.locale.language!==r.locale.language&&this._speak(r.locale.language),this._format=Xe(r.locale,Ge(r.locale,r.config.time_zone),this._translate);let o=t.has("config")&&t.get("config")?.device_id!==i.device_id,a=t.has("hass")&&r.connected&&s?.connected!==!0;(o||a)&&this._ask()}render(){return p`<ha-card><div class="card" dir="ltr">${this._renderState()}</div></ha-card>`}_renderState(){let t=this._translate;if(this._state.status==="loading"||!this._format)return tt(t);if(this._state.status==="failed")return nt(this._state,t,()=>{this._ask()});let{answer:r}=this._state;return r.night?this._renderNight(r,r.night,this._format):rt(r,this._renderHeader(r,this._format),t)}_renderNight(t,r,i){let s=this._translate;return p`
      ${this._renderHeader(t,i)}
      ${Ie(t).map(o=>it(o,t,s,i))}
      ${Ze(r,s,i)}
      <sleep-twitch-timeline
        .night=${r}
        .words=${s}
        .format=${i}
        .selected=${this._selected}
        .hideEnvironment=${this.config?.hide_environment??!1}
        @movement-pick=${this._handlePick}
      ></sleep-twitch-timeline>
      ${Ve(r,this._selected,s,i,o=>{this._selected=o})}
      ${Je(r.summary,s,i)}
      ${at(r,this._isTableOpen,s,i,o=>{this._isTableOpen=o})}
      <p class="scale">${le(r.presence_reason,s,i)}</p>
      <p class="scale">${s("scale")}</p>
    `}_renderHeader(t,r){let{night:i,sleeper:s}=t,o=Fe(t).map(a=>p`<span class="chip ${a}">${this._translate(`chip.${a}`)}</span>`);return p`
      <header>
        <div>
          <h2>${this.config?.title??this._translate("title.night",{name:s.name})}</h2>
          ${i?p`<p class="span">${this._span(i,r)}</p>`:m}
        </div>
        <div class="chips">${o}</div>
      </header>
    `}_span(t,r){let i=x(t,t.in_bed[0]?.[0]??0),s=x(t,t.in_bed.at(-1)?.[1]??t.duration_s),o={start:r.time(i),end:r.time(s)},a=this._translate(t.provisional?"span.running":"span",o);return`${r.day(s)} · ${a}`}async _speak(t){this._translate=W(await fe(t))}async _ask(){let{hass:t,config:r}=this;if(!t||!r)return;clearTimeout(this._timer);let i=++this._request,s=await Le(t,r);i!==this._request||!this.isConnected||(this._show(s),this._timer=setTimeout(()=>{document.visibilityState==="visible"&&this._ask()},ze(s)))}_show(t){if(t.status==="failed"&&(t.failure==="disconnected"||t.failure==="timeout")&&this._state.status==="ready")return;let i=this._state.status==="ready"?this._state.answer.night:null,s=t.status==="ready"?t.answer.night:null;i?.start!==s?.start&&(this._selected=-1),this._state=t}};customElements.get(xt)||customElements.define(xt,he);export{he as NightView};
