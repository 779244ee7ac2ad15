import{a as _e,b as W,c as q,d as ge}from"./chunk-DZ5SPNZN.js";var L=globalThis,z=L.ShadowRoot&&(L.ShadyCSS===void 0||L.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Y=Symbol(),ye=new WeakMap,N=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Y)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(z&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=ye.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&ye.set(t,e))}return e}toString(){return this.cssText}},be=r=>new N(typeof r=="string"?r:r+"",void 0,Y),T=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,i,s)=>n+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+r[s+1],r[0]);return new N(t,r,Y)},xe=(r,e)=>{if(z)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),i=L.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=t.cssText,r.appendChild(n)}},Q=z?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return be(t)})(r):r;var{is:vt,defineProperty:$t,getOwnPropertyDescriptor:Tt,getOwnPropertyNames:kt,getOwnPropertySymbols:St,getPrototypeOf:wt}=Object,D=globalThis,ve=D.trustedTypes,Et=ve?ve.emptyScript:"",At=D.reactiveElementPolyfillSupport,R=(r,e)=>r,Z={toAttribute(r,e){switch(e){case Boolean:r=r?Et:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},Te=(r,e)=>!vt(r,e),$e={attribute:!0,type:String,converter:Z,reflect:!1,useDefault:!1,hasChanged:Te};Symbol.metadata??=Symbol("metadata"),D.litPropertyMetadata??=new WeakMap;var b=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=$e){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(e,n,t);i!==void 0&&$t(this.prototype,e,i)}}static getPropertyDescriptor(e,t,n){let{get:i,set:s}=Tt(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:i,set(o){let a=i?.call(this);s?.call(this,o),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??$e}static _$Ei(){if(this.hasOwnProperty(R("elementProperties")))return;let e=wt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(R("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(R("properties"))){let t=this.properties,n=[...kt(t),...St(t)];for(let i of n)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,i]of t)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let i=this._$Eu(t,n);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let i of n)t.unshift(Q(i))}else e!==void 0&&t.push(Q(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return xe(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Z).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(i):this.setAttribute(i,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let s=n.getPropertyOptions(i),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Z;this._$Em=i;let a=o.fromAttribute(t,s.type);this[i]=a??this._$Ej?.get(i)??a,this._$Em=null}}requestUpdate(e,t,n,i=!1,s){if(e!==void 0){let o=this.constructor;if(i===!1&&(s=this[e]),n??=o.getPropertyOptions(e),!((n.hasChanged??Te)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:i,wrapped:s},o){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,s]of this._$Ep)this[i]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,s]of n){let{wrapped:o}=s,a=this[i];o!==!0||this._$AL.has(i)||a===void 0||this.C(i,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};b.elementStyles=[],b.shadowRootOptions={mode:"open"},b[R("elementProperties")]=new Map,b[R("finalized")]=new Map,At?.({ReactiveElement:b}),(D.reactiveElementVersions??=[]).push("2.1.2");var se=globalThis,ke=r=>r,U=se.trustedTypes,Se=U?U.createPolicy("lit-html",{createHTML:r=>r}):void 0,Re="$lit$",v=`lit$${Math.random().toFixed(9).slice(2)}$`,Pe="?"+v,Mt=`<${Pe}>`,w=document,C=()=>w.createComment(""),H=r=>r===null||typeof r!="object"&&typeof r!="function",oe=Array.isArray,Nt=r=>oe(r)||typeof r?.[Symbol.iterator]=="function",J=`[ 	
\f\r]`,P=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,we=/-->/g,Ee=/>/g,k=RegExp(`>|${J}(?:([^\\s"'>=/]+)(${J}*=${J}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ae=/'/g,Me=/"/g,Ce=/^(?:script|style|textarea|title)$/i,ae=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),p=ae(1),_=ae(2),Un=ae(3),E=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Ne=new WeakMap,S=w.createTreeWalker(w,129);function He(r,e){if(!oe(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Se!==void 0?Se.createHTML(e):e}var Rt=(r,e)=>{let t=r.length-1,n=[],i,s=e===2?"<svg>":e===3?"<math>":"",o=P;for(let a=0;a<t;a++){let l=r[a],c,d,u=-1,f=0;for(;f<l.length&&(o.lastIndex=f,d=o.exec(l),d!==null);)f=o.lastIndex,o===P?d[1]==="!--"?o=we:d[1]!==void 0?o=Ee:d[2]!==void 0?(Ce.test(d[2])&&(i=RegExp("</"+d[2],"g")),o=k):d[3]!==void 0&&(o=k):o===k?d[0]===">"?(o=i??P,u=-1):d[1]===void 0?u=-2:(u=o.lastIndex-d[2].length,c=d[1],o=d[3]===void 0?k:d[3]==='"'?Me:Ae):o===Me||o===Ae?o=k:o===we||o===Ee?o=P:(o=k,i=void 0);let g=o===k&&r[a+1].startsWith("/>")?" ":"";s+=o===P?l+Mt:u>=0?(n.push(c),l.slice(0,u)+Re+l.slice(u)+v+g):l+v+(u===-2?a:g)}return[He(r,s+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},O=class r{constructor({strings:e,_$litType$:t},n){let i;this.parts=[];let s=0,o=0,a=e.length-1,l=this.parts,[c,d]=Rt(e,t);if(this.el=r.createElement(c,n),S.currentNode=this.el.content,t===2||t===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(i=S.nextNode())!==null&&l.length<a;){if(i.nodeType===1){if(i.hasAttributes())for(let u of i.getAttributeNames())if(u.endsWith(Re)){let f=d[o++],g=i.getAttribute(u).split(v),$=/([.?@])?(.*)/.exec(f);l.push({type:1,index:s,name:$[2],strings:g,ctor:$[1]==="."?te:$[1]==="?"?ne:$[1]==="@"?re:M}),i.removeAttribute(u)}else u.startsWith(v)&&(l.push({type:6,index:s}),i.removeAttribute(u));if(Ce.test(i.tagName)){let u=i.textContent.split(v),f=u.length-1;if(f>0){i.textContent=U?U.emptyScript:"";for(let g=0;g<f;g++)i.append(u[g],C()),S.nextNode(),l.push({type:2,index:++s});i.append(u[f],C())}}}else if(i.nodeType===8)if(i.data===Pe)l.push({type:2,index:s});else{let u=-1;for(;(u=i.data.indexOf(v,u+1))!==-1;)l.push({type:7,index:s}),u+=v.length-1}s++}}static createElement(e,t){let n=w.createElement("template");return n.innerHTML=e,n}};function A(r,e,t=r,n){if(e===E)return e;let i=n!==void 0?t._$Co?.[n]:t._$Cl,s=H(e)?void 0:e._$litDirective$;return i?.constructor!==s&&(i?._$AO?.(!1),s===void 0?i=void 0:(i=new s(r),i._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=i:t._$Cl=i),i!==void 0&&(e=A(r,i._$AS(r,e.values),i,n)),e}var ee=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,i=(e?.creationScope??w).importNode(t,!0);S.currentNode=i;let s=S.nextNode(),o=0,a=0,l=n[0];for(;l!==void 0;){if(o===l.index){let c;l.type===2?c=new F(s,s.nextSibling,this,e):l.type===1?c=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(c=new ie(s,this,e)),this._$AV.push(c),l=n[++a]}o!==l?.index&&(s=S.nextNode(),o++)}return S.currentNode=w,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},F=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,i){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=A(this,e,t),H(e)?e===m||e==null||e===""?(this._$AH!==m&&this._$AR(),this._$AH=m):e!==this._$AH&&e!==E&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Nt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==m&&H(this._$AH)?this._$AA.nextSibling.data=e:this.T(w.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=O.createElement(He(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(t);else{let s=new ee(i,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=Ne.get(e.strings);return t===void 0&&Ne.set(e.strings,t=new O(e)),t}k(e){oe(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,i=0;for(let s of e)i===t.length?t.push(n=new r(this.O(C()),this.O(C()),this,this.options)):n=t[i],n._$AI(s),i++;i<t.length&&(this._$AR(n&&n._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=ke(e).nextSibling;ke(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},M=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,i,s){this.type=1,this._$AH=m,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=m}_$AI(e,t=this,n,i){let s=this.strings,o=!1;if(s===void 0)e=A(this,e,t,0),o=!H(e)||e!==this._$AH&&e!==E,o&&(this._$AH=e);else{let a=e,l,c;for(e=s[0],l=0;l<s.length-1;l++)c=A(this,a[n+l],t,l),c===E&&(c=this._$AH[l]),o||=!H(c)||c!==this._$AH[l],c===m?e=m:e!==m&&(e+=(c??"")+s[l+1]),this._$AH[l]=c}o&&!i&&this.j(e)}j(e){e===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},te=class extends M{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===m?void 0:e}},ne=class extends M{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==m)}},re=class extends M{constructor(e,t,n,i,s){super(e,t,n,i,s),this.type=5}_$AI(e,t=this){if((e=A(this,e,t,0)??m)===E)return;let n=this._$AH,i=e===m&&n!==m||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==m&&(n===m||i);i&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ie=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){A(this,e)}};var Pt=se.litHtmlPolyfillSupport;Pt?.(O,F),(se.litHtmlVersions??=[]).push("3.3.3");var Oe=(r,e,t)=>{let n=t?.renderBefore??e,i=n._$litPart$;if(i===void 0){let s=t?.renderBefore??null;n._$litPart$=i=new F(e.insertBefore(C(),s),s,void 0,t??{})}return i._$AI(r),i};var le=globalThis,y=class extends b{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Oe(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};y._$litElement$=!0,y.finalized=!0,le.litElementHydrateSupport?.({LitElement:y});var Ct=le.litElementPolyfillSupport;Ct?.({LitElement:y});(le.litElementVersions??=[]).push("4.2.2");function Fe({node:r,night:e}){let t=[];return e?.provisional&&t.push("provisional"),e?.kind==="nap"&&!e.provisional&&t.push("nap"),r.simulated&&t.push("simulated"),t}function Ie({node:r,night:e}){let t=[];return r.connected||t.push("offline"),e&&(e.summary.time_in_bed_s===null&&t.push("presence_unknown"),(e.summary.coverage??1)<.8&&t.push("low_coverage"),e.summary.breathing_related_series.length>0&&t.push("breathing")),t}async function Le(r,e){if(!r.connected)return{status:"failed",failure:"disconnected",message:""};let t={type:"sleep_twitch/night",...e.device_id?{device_id:e.device_id}:{}};try{return{status:"ready",answer:await Ht(r.callWS(t),15e3)}}catch(n){return{status:"failed",...Ot(n)}}}function ze(r){if(r.status!=="ready")return 3e4;let{night:e,node:t}=r.answer;return!e||e.provisional||t.in_bed===!0?3e4:3e5}var B=class extends Error{};async function Ht(r,e){let t,n=new Promise((i,s)=>{t=setTimeout(()=>{s(new B)},e)});try{return await Promise.race([r,n])}finally{clearTimeout(t)}}function Ot(r){if(r instanceof B)return{failure:"timeout",message:""};if(r===3)return{failure:"disconnected",message:""};let{code:e,message:t}=Object(r);return{failure:Ft(e),message:typeof t=="string"?t:String(r)}}function Ft(r){return r==="unauthorized"||r==="not_found"||r==="unknown_command"?r:"other"}function G(r,e,t,n){let i=[{label:t("fact.duration"),value:n.seconds(r.duration_s)},zt(r,t,n),Dt(r,t,n),Ut(r,e,t,n),Bt(r,e,t,n)];return{title:t(`kind.${r.kind}`),time:n.timeExact(x(e,r.onset_s)),facts:i.filter(s=>s!==null),reason:ce(r.reason,t,n)}}function De({title:r,time:e,facts:t,reason:n}){let i=t.map(({label:s,value:o})=>`${s} ${o}`);return[`${e} ${r}`,...i,n].filter(Boolean).join(", ")}function ce(r,e,t){let n=`reason.${r.code}`,i=Object.fromEntries(Object.entries(r.values).map(([o,a])=>[o,Lt(a,e,t)]));if(!q(n))return It(ge(r.text,i));let s=e(n,i);return"rival"in i?`${s} ${e("reason.told_apart",i)}`:s}function x(r,e){return Date.parse(r.start)+e*1e3}function It(r){let e=r.charAt(0).toUpperCase()+r.slice(1);return/[.!?]$/.test(e)?e:`${e}.`}function Lt(r,e,t){if(typeof r=="string"){let i=`reason.${r}`;return q(i)?e(i):r}let[,n=""]=String(Number(r.toPrecision(3))).split(".");return t.number(r,n.length)}function zt({peak_mg:r},e,t){if(r===null)return null;let n=t.number(r,r<10?1:0);return{label:e("fact.strength"),value:e("fact.milli_g",{strength:n})}}function Dt({confidence:r},e,t){return r===null?null:{label:e("fact.confidence"),value:t.percent(r)}}function Ut(r,e,t,n){if(r.series===null)return null;let i=e.movements.filter(({series:c})=>c===r.series),s=i.indexOf(r),o=i[s-1],a={series:r.series,place:s+1,size:i.length};if(!o)return{label:t("fact.series"),value:t("fact.first_in_series",a)};let l=n.seconds(r.onset_s-o.onset_s);return{label:t("fact.series"),value:t("fact.place_in_series",{...a,interval:l})}}function Bt(r,e,t,n){if(r.kind!=="hypnic_jerk"||e.sleep_onset_s===null)return null;let i=r.onset_s-e.sleep_onset_s,s=n.hoursMinutes(Math.abs(i));return{label:t("fact.sleep_onset"),value:t(i<0?"fact.before":"fact.after",{length:s})}}var Gt={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH",none:"en-US"};function Ge(r,e){return r.time_zone==="server"?e:Intl.DateTimeFormat().resolvedOptions().timeZone}function Xe(r,e,t){let n={timeZone:e,...Vt(r)},i=n.hourCycle==="h12"?"numeric":"2-digit",s=new Intl.DateTimeFormat(r.language,{...n,hour:i,minute:"2-digit"}),o=new Intl.DateTimeFormat(r.language,{...n,hour:i,minute:"2-digit",second:"2-digit"}),a=new Intl.DateTimeFormat(r.language,{...n,hour:"numeric"}),l=new Intl.DateTimeFormat(r.language,{timeZone:e,weekday:"short",day:"numeric",month:"short"}),c=(d,u=0)=>Ue(r,u).format(d);return{timeZone:e,number:c,percent:d=>Ue(r,0,"percent").format(d),time:d=>s.format(d),timeExact:d=>o.format(d),hour:d=>Kt(a,d),day:d=>l.format(d),hoursMinutes:d=>{let u=Math.round(d/60),f={hours:c(Math.floor(u/60)),minutes:c(u%60)};return t(u<60?"length.minutes":"length.hours_minutes",f)},seconds:d=>t("length.seconds",{seconds:c(d,Xt(d))})}}function Xt(r){return r<1?2:r<10?1:0}function Ue(r,e,t="decimal"){return new Intl.NumberFormat(jt(r),{style:t,useGrouping:r.number_format!=="none",minimumFractionDigits:e,maximumFractionDigits:e})}function jt(r){return r.number_format==="language"?r.language:Gt[r.number_format]}function Vt(r){return r.time_format==="12"?{hourCycle:"h12"}:r.time_format==="24"?{hourCycle:"h23"}:r.time_format==="system"?{hourCycle:Be(void 0)?"h12":"h23"}:{hourCycle:Be(r.language)?"h12":"h23"}}function Be(r){return!!new Intl.DateTimeFormat(r,{hour:"numeric"}).resolvedOptions().hour12}function Kt(r,e){return r.formatToParts(e).filter(({type:n})=>n==="hour"||n==="dayPeriod").map(({value:n})=>n).join(" ")}function X(r,e){return Wt[r](e,qt(e.strength))}function j(r,e,t){return X(r,{x_px:e,y_px:t,strength:r==="limb_movement"?.15:.35,width_px:0})}var Wt={hypnic_jerk:Yt,limb_movement:Qt,small_twitch:Zt,body_movement:Jt,bed_transition:en,environment:tn};function qt(r){return 3.5+(9-3.5)*r}function Yt({x_px:r,y_px:e},t){let n=h(t*1.2);return`M${h(r)} ${h(e-n)}l${n} ${n}l${-n} ${n}l${-n} ${-n}z`}function Qt({x_px:r,y_px:e,strength:t,width_px:n}){let i=8+44*t;return je(r,e,Math.max(n,2),i,2/2)}function Zt({x_px:r,y_px:e},t){let n=h(t*.85);return`M${h(r-n)} ${h(e)}a${n} ${n} 0 1 0 ${2*n} 0a${n} ${n} 0 1 0 ${-2*n} 0z`}function Jt({x_px:r,y_px:e,width_px:t},n){return je(r,e,Math.max(t,n*1.4),n*2,2)}function en({x_px:r,y_px:e},t){let n=h(t*1.15);return`M${h(r)} ${h(e-n)}l${n} ${h(2*n)}h${h(-2*n)}z`}function tn({x_px:r,y_px:e},t){let n=h(t*.9),i=1;return`M${[[-n,-n+i],[-n+i,-n],[0,-i],[n-i,-n],[n,-n+i],[i,0],[n,n-i],[n-i,n],[0,i],[-n+i,n],[-n,n-i],[-i,0]].map(([o,a])=>`${h(r+o)} ${h(e+a)}`).join("L")}z`}function je(r,e,t,n,i){let s=h(r-Math.min(t,2)/2),o=h(t-2*i),a=h(n-2*i),l=(d,u)=>`a${i} ${i} 0 0 1 ${d} ${u}`,c=h(e-n/2);return`M${h(s+i)} ${c}h${o}${l(i,i)}v${a}${l(-i,i)}h${-o}${l(-i,-i)}v${-a}${l(i,-i)}z`}function h(r){return Math.round(r*10)/10}var de=18,nn="M14.5 6l-6 6 6 6",rn="M9.5 6l6 6-6 6",sn="M6.5 6.5l11 11m0-11l-11 11";function Ve(r,e,t,n,i){let s=r.movements[e];if(!s){let f=t(r.movements.length>0?"chart.hint":"chart.none");return p`<p class="hint">${f}</p>`}let{title:o,time:a,facts:l,reason:c}=G(s,r,t,n),d=r.movements.length,u=(f,g,$)=>an(t(f),g,$===e,()=>{i($)});return p`
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
  `}function on(r){let e=de/2;return p`
    <svg class="emblem ${r}" width=${de} height=${de} aria-hidden="true">
      ${_`<path d=${j(r,e,e)}></path>`}
    </svg>
  `}function an(r,e,t,n){return p`
    <button type="button" aria-label=${r} title=${r} ?disabled=${t} @click=${n}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${_`<path d=${e}></path>`}</svg>
    </button>
  `}function We(r,e,t){return{key:"plm_per_hour",label:e("figure.plm_per_hour"),value:I(r.plm_per_hour,t,1),unit:e("figure.per_hour"),note:ln(r,e,t)}}function qe(r,e,t){let n=(i,s,o="",a="")=>({key:i,label:e(`figure.${i}`),value:s,unit:a,note:o});return[n("limb_movements",I(r.limb_movements,t),cn(r,e,t)),n("hypnic_jerks",I(r.hypnic_jerks,t)),n("small_twitches",I(r.small_twitches,t),e("figure.experimental")),n("body_movements",I(r.body_movements,t)),n("time_in_bed",Ke(r.time_in_bed_s,t)),n("sleep_period",Ke(r.sleep_period_s,t),e("figure.estimate"))]}function Ye(r){let{periodicity_index:e,periodicity_index_chance:t}=r;return e===null||t===null?null:{index:e,chance:t}}function ln(r,e,t){let n=e(`rules.${r.rules}`);return r.rhythm_period_s===null?n:`${n} · ${e("figure.rhythm",{period:t.seconds(r.rhythm_period_s)})}`}function cn(r,e,t){if(r.plm===null||r.series===null)return"";if(r.plm===0)return e("figure.periodic_none");let n={plm:t.number(r.plm),series:t.number(r.series)};return e(r.series===1?"figure.periodic_one":"figure.periodic",n)}function I(r,e,t=0){return r===null?"–":e.number(r,t)}function Ke(r,e){return r===null?"–":e.hoursMinutes(r)}function Ze(r,e,t){let{summary:n}=r,i=We(n,e,t);return p`
    <section class="headline">
      <div class="main">
        <h3>${i.label}</h3>
        <p class="value">${et(i,e)} <span class="unit">${i.unit}</span></p>
        <p class="note">${i.note}${r.provisional?p` · ${e("figure.provisional")}`:m}</p>
      </div>
      ${n.limb_movements===null?m:pn(Ye(n),e,t)}
    </section>
  `}function Je(r,e,t){return p`
    <h3 class="counted">${e("figure.counted")}</h3>
    <dl class="figures">${qe(r,e,t).map(n=>dn(n,e))}</dl>
  `}function dn(r,e){return p`
    <div>
      <dt>${r.label}</dt>
      <dd>
        ${et(r,e)}
        ${r.note?p`<span class="note">${r.note}</span>`:m}
      </dd>
    </div>
  `}function et(r,e){return r.value!=="–"?p`<span>${r.value}</span>`:p`<span aria-label=${e("figure.unknown")} role="img">–</span>`}function pn(r,e,t){let n=p`<h3>${e("periodicity.label")}</h3>`;if(!r)return p`<div class="periodicity">${n}<p class="note">${e("periodicity.few")}</p></div>`;let i=t.number(r.index,2),s=t.number(r.chance,2);return p`
    <div class="periodicity">
      ${n}
      <p class="row"><span class="index">${i}</span><span class="note">${e("periodicity.chance",{chance:s})}</span></p>
      <div class="bar" role="img" aria-label=${e("periodicity.spoken",{index:i,chance:s})}>
        <span class="fill" style="inline-size: ${Qe(r.index)}"></span>
        <span class="chance" style="inset-inline-start: ${Qe(r.chance)}"></span>
      </div>
    </div>
  `}function Qe(r){return`${Math.round(Math.min(Math.max(r,0),1)*1e3)/10}%`}var un=new Set(["timeout","disconnected","other","unknown_command"]);function tt(r){return p`
    <div class="skeleton" role="status" aria-label=${r("loading")}>
      <span class="line wide"></span>
      <span class="line"></span>
      <span class="block"></span>
    </div>
  `}function nt(r,e,t){let{failure:n,message:i}=r;return p`
    <div class="state" role="alert">
      ${st()}
      <h2>${e(`failure.${n}`)}</h2>
      <p>${e(`failure.${n}.help`,{message:i})}</p>
      ${un.has(n)?p`<button type="button" class="retry" @click=${t}>${e("failure.retry")}</button>`:m}
    </div>
  `}function rt(r,e,t){let{node:n,sleeper:i}=r,s=n.in_bed===!0?"empty.in_bed":"empty.connected";return p`
    ${e}
    <div class="state">
      ${st()}
      <h3>${t("empty.title")}</h3>
      <p>${t("empty.text",{name:i.name})}</p>
      <p>${t(n.connected?s:"notice.offline")}</p>
    </div>
  `}function it(r,e,t,n){let i=n.percent(e.night?.summary.coverage??1);return p`<p class="notice ${r}" role="note">${t(`notice.${r}`,{coverage:i})}</p>`}function st(){return p`
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
  `];var mn=["table.time","table.kind","table.duration","table.peak","table.series","table.confidence"];function at(r,e,t,n,i){return r.movements.length===0?m:p`
    <details class="table" .open=${e} @toggle=${o=>{i(o.currentTarget.open)}}>
      <summary>${t("table.show")}</summary>
      ${e?hn(r,t,n):m}
    </details>
  `}function hn(r,e,t){return p`
    <div class="rows" tabindex="0" role="region" aria-label=${e("table.caption")}>
      <table>
        <caption>${e("table.caption")}</caption>
        <thead><tr>${mn.map(n=>p`<th scope="col">${e(n)}</th>`)}</tr></thead>
        <tbody>${r.movements.map(n=>fn(n,r,e,t))}</tbody>
      </table>
    </div>
  `}function fn(r,e,t,n){let{peak_mg:i,series:s,confidence:o}=r;return p`
    <tr>
      <td>${n.timeExact(x(e,r.onset_s))}</td>
      <td class="kind">${t(`kind.${r.kind}`)}</td>
      <td>${n.seconds(r.duration_s)}</td>
      <td>${i===null?"–":n.number(i,1)}</td>
      <td>${s??"–"}</td>
      <td>${o===null?"–":n.percent(o)}</td>
    </tr>
  `}function K(r,e){return r.map(([t,n])=>{let i=e.x(t);return{x_px:i,width_px:Math.max(e.x(n)-i,1)}})}function lt(r){let e=_n(r);return e?r.in_bed.length===0?[e]:r.in_bed.map(([t,n])=>[Math.max(t,e[0]),Math.min(n,e[1])]).filter(([t,n])=>n>t):[]}function ct(r){return r.reduce((e,t)=>e&&e.width_px>=t.width_px?e:t,null)}function _n(r){if(r.sleep_onset_s===null)return null;let e=r.final_wake_s??(r.provisional?r.duration_s:null);return e===null?null:[r.sleep_onset_s,e]}var gn=["hypnic_jerk","limb_movement","small_twitch","body_movement","bed_transition","environment"];function pt(r,e){let t=r>=560,n=t?0:18,i={top_px:n,height_px:20,label_y_px:dt(0,20,t)},s=[],o=i.top_px+20+10;for(let a of gn){if(a==="environment"&&!e)continue;let l=a==="limb_movement"?60:32;s.push({kind:a,label_y_px:dt(o,l,t),top_px:o+n,height_px:l}),o+=n+l}return{isWide:t,left_px:t?184:11,right_px:Math.max(r-11,0),bed:i,lanes:s,axis_px:o,height_px:o+24}}function dt(r,e,t){return r+(t?e:18)/2}function yn(r){if(r===null)return .5;let e=Math.log(Math.max(r,1)/1)/Math.log(400/1);return Math.min(e,1)}function bn(r){return .35+(1-.35)*Math.min(Math.max(r??1,0),1)}function pe(r,e,t){return e.flatMap(n=>r.map((s,o)=>({movement:s,index:o})).filter(({movement:s})=>s.kind===n.kind).map(({movement:s,index:o})=>xn(s,o,n,t)))}function ut(r){let e=new Map;for(let t of r){let n=`${t.movement.kind} ${Math.round(t.x_px)}`,i=e.get(n);(!i||t.strength>i.strength)&&e.set(n,t)}return[...e.values()]}function xn(r,e,t,n){let i=n.x(r.onset_s);return{movement:r,index:e,x_px:i,y_px:t.top_px+t.height_px/2,width_px:n.x(r.onset_s+r.duration_s)-i,strength:yn(r.peak_mg),opacity:bn(r.confidence)}}function mt(r,e,t){let n=null,i=24;for(let s of r){let o=Math.hypot($n(s,e),(s.y_px-t)/2);(o<i||o===i&&s.strength>(n?.strength??-1))&&(n=s,i=o)}return n}function ht(r,e,t){let n=r.length-1,i=s=>Math.min(Math.max(s,0),n);return n<0?null:t==="ArrowRight"?i(e+1):t==="ArrowLeft"?i(e<0?n:e-1):t==="PageDown"?i(e+10):t==="PageUp"?i(e-10):t==="Home"?0:t==="End"?n:t==="ArrowDown"||t==="ArrowUp"?vn(r,e,t==="ArrowDown"?1:-1):null}function vn(r,e,t){let n=r[e]?.kind;if(!n)return 0;for(let i=e+t;i>=0&&i<r.length;i+=t)if(r[i]?.kind===n)return i;return e}function $n({x_px:r,width_px:e},t){return Math.max(r-t,t-r-e,0)}function ft(r,e,t){let n=Math.max(t-e,0);return{left_px:e,right_px:e+n,length_s:r,x:i=>e+n*Math.min(Math.max(i,0),r)/r}}function _t(r,e,t){let n=new Map;for(let{series:o,onset_s:a,duration_s:l}of r.movements){if(o===null)continue;let{start_s:c,size:d}=n.get(o)??{start_s:a,size:0};n.set(o,{start_s:c,end_s:a+l,size:d+1})}let i=new Set(r.summary.breathing_related_series),s=e.height_px*.82;return[...n].map(([o,{start_s:a,end_s:l,size:c}])=>({series:o,size:c,isBreathing:i.has(o),x_px:t.x(a)-3,y_px:e.top_px+(e.height_px-s)/2,width_px:Math.max(t.x(l)-t.x(a)+6,6),height_px:s}))}var Tn=[1,2,3,4,6,12],kn=[15,30],Sn=1.6;function gt(r,e,t,n){let i=wn(e,n),s=En(t),o=[],a=Math.ceil(r/9e5)*9e5;for(let l=a;l<=r+e.length_s*1e3;l+=9e5)s(l)%i===0&&o.push({at_ms:l,x_px:e.x((l-r)/1e3)});return{ticks:o,hasMinutes:i<60}}function wn(r,e){let t=(r.right_px-r.left_px)*3600/r.length_s,n=(s,o)=>t*s/60>=o;return kn.find(s=>n(s,e*Sn))??Tn.map(s=>s*60).find(s=>n(s,e))??1440}function En(r){let e=new Intl.DateTimeFormat("en-GB",{timeZone:r,hour:"2-digit",minute:"2-digit",hourCycle:"h23"});return t=>{let[n,i]=e.format(t).split(":").map(Number);return Number(n)*60+Number(i)}}function ue(r){let e=[...r.in_bed,...r.gaps].map(([,n])=>n),t=r.movements.at(-1);return t&&e.push(t.onset_s+t.duration_s),Math.max(r.duration_s,60,...e)}var yt=[V,T`
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
  `];var bt="sleep-twitch-timeline",An=46,Mn=130,me=22,he=class extends y{constructor(){super();this._resize=new ResizeObserver(([t])=>{t&&(this._width_px=Math.floor(t.contentRect.width))});this._handleClick=t=>{if(!this._drawing)return;let n=t.currentTarget.getBoundingClientRect(),i=mt(this._drawing.marks,t.clientX-n.left,t.clientY-n.top);this._pick(i?.index??-1)};this._handleKey=t=>{let n=t.key==="Escape"?-1:ht(this.night.movements,this.selected,t.key);n!==null&&(t.preventDefault(),this._pick(n))};this._width_px=0,this.selected=-1,this.hideEnvironment=!1}static{this.properties={night:{attribute:!1},words:{attribute:!1},format:{attribute:!1},selected:{attribute:!1},hideEnvironment:{attribute:!1},_width_px:{state:!0}}}static{this.styles=yt}connectedCallback(){super.connectedCallback(),this._resize.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this._resize.disconnect()}willUpdate(t){["night","hideEnvironment","_width_px"].some(i=>t.has(i))&&(this._drawing=this._draw())}render(){let t=this._drawing;if(!t)return m;let{layout:n,night:i}=t;return p`
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
        <svg width=${this._width_px} height=${n.height_px} aria-hidden="true">
          <defs>
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect class="hatch" width="2" height="6"></rect>
            </pattern>
          </defs>
          ${Nn(t,this.words)} ${Pn(t,this.format)}
          ${n.lanes.map(s=>Cn(s,t,this.words,this.format))}
          ${Hn(t)} ${t.marks.map(On)} ${this._renderSelection(t)}
        </svg>
      </div>
      ${Fn(i,this.words)}
    `}_draw(){if(this._width_px<=0)return;let t=this.night.movements.some(({kind:o})=>o==="environment"),n=pt(this._width_px,t&&!this.hideEnvironment),i=ft(ue(this.night),n.left_px,n.right_px),s=ut(pe(this.night.movements,n.lanes,i));return{night:this.night,layout:n,scale:i,marks:s}}_renderSelection({night:t,layout:n,scale:i}){let s=t.movements[this.selected],o=s&&pe([s],n.lanes,i)[0];return o?_`
      <line class="cursor" x1=${o.x_px} x2=${o.x_px} y1=${n.bed.top_px} y2=${n.axis_px}></line>
      <path class="selected ${o.movement.kind}" d=${X(o.movement.kind,o)}></path>
    `:m}_label(t){let n=this.format.time(x(t,0)),i=this.format.time(x(t,ue(t)));return this.words("chart.label",{count:t.movements.length,start:n,end:i})}_valueText(t){let n=t.movements[this.selected];return n?De(G(n,t,this.words,this.format)):this.words(t.movements.length>0?"chart.hint":"chart.none")}_pick(t){this.dispatchEvent(new CustomEvent("movement-pick",{detail:t}))}};function Nn({night:r,layout:e,scale:t},n){let{bed:i,axis_px:s}=e,o=K(lt(r),t),a=(c,d)=>_`<rect class=${d} x=${c.x_px} y=${i.top_px} width=${c.width_px} height=${s-i.top_px}></rect>`,l=(c,d)=>_`<rect class=${d} x=${c.x_px} y=${i.top_px} width=${c.width_px} height=${i.height_px} rx="4"></rect>`;return _`
    <text class="lane-name" x=${me} y=${i.label_y_px}>${n("lane.in_bed")}</text>
    ${K(r.in_bed,t).map(c=>[a(c,"in-bed ground"),l(c,"in-bed bar")])}
    ${o.map(c=>[a(c,"asleep ground"),l(c,"asleep bar")])} ${Rn(o,e,n)}
    ${K(r.gaps,t).map(c=>a(c,"gap"))}
  `}function Rn(r,{bed:e},t){let n=ct(r);if(!n||n.width_px<Mn)return m;let i=n.x_px+n.width_px/2;return _`<text class="band-name" x=${i} y=${e.top_px+e.height_px/2}>${t("lane.asleep")}</text>`}function Pn({night:r,layout:e,scale:t},n){let{ticks:i,hasMinutes:s}=gt(Date.parse(r.start),t,n.timeZone,An);return i.map(({at_ms:o,x_px:a})=>_`
      <line class="tick" x1=${a} x2=${a} y1=${e.bed.top_px} y2=${e.axis_px+4}></line>
      <text class="clock" x=${a} y=${e.axis_px+17}>
        ${s?n.time(o):n.hour(o)}
      </text>
    `)}function Cn(r,{night:e,layout:t},n,i){let s=e.movements.filter(({kind:c})=>c===r.kind).length,o=r.top_px+r.height_px,a=me/2-3,l=a+me/2+3;return _`
    <path class="emblem ${r.kind}" d=${j(r.kind,a,r.label_y_px)}></path>
    <text class="lane-name" x=${l} y=${r.label_y_px}>
      ${n(`kinds.${r.kind}`)}<tspan class="count" dx="6">${i.number(s)}</tspan>
    </text>
    <line class="lane-line" x1=${t.left_px} x2=${t.right_px} y1=${o} y2=${o}></line>
  `}function Hn({night:r,layout:e,scale:t}){let n=e.lanes.find(({kind:i})=>i==="limb_movement");return n?_t(r,n,t).map(i=>_`
      <rect class="series ${i.isBreathing?"breathing":""}" x=${i.x_px} y=${i.y_px}
        width=${i.width_px} height=${i.height_px} rx="4"></rect>
    `):[]}function On(r){return _`<path class=${r.movement.kind} opacity=${r.opacity} d=${X(r.movement.kind,r)}></path>`}function Fn(r,e){let t=r.movements.some(({series:n})=>n!==null);return!t&&r.gaps.length===0?m:p`
    <p class="legend">
      ${t?p`<span class="key series"></span>${e("legend.series")}`:m}
      ${r.gaps.length>0?p`<span class="key gap"></span>${e("legend.gap")}`:m}
    </p>
  `}customElements.get(bt)||customElements.define(bt,he);var xt="sleep-twitch-night-view",fe=class extends y{constructor(){super();this._request=0;this._handleVisible=()=>{document.visibilityState==="visible"&&this._ask()};this._handlePick=t=>{this._selected=t.detail};this._state={status:"loading"},this._selected=-1,this._isTableOpen=!1,this._translate=W()}static{this.properties={config:{attribute:!1},hass:{attribute:!1},_state:{state:!0},_selected:{state:!0},_isTableOpen:{state:!0},_translate:{state:!0}}}static{this.styles=ot}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",this._handleVisible),this.hasUpdated&&this._ask()}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",this._handleVisible),clearTimeout(this._timer)}shouldUpdate(t){if(!t.has("hass")||t.size>1)return!0;let n=t.get("hass");return n?.locale!==this.hass?.locale||n?.connected!==this.hass?.connected}willUpdate(t){let{hass:n,config:i}=this;if(!n||!i)return;let s=t.get("hass");t.has("hass")&&s?.locale.language!==n.locale.language&&this._speak(n.locale.language),this._format=Xe(n.locale,Ge(n.locale,n.config.time_zone),this._translate);let o=t.has("config")&&t.get("config")?.device_id!==i.device_id,a=t.has("hass")&&n.connected&&s?.connected!==!0;(o||a)&&this._ask()}render(){return p`<ha-card><div class="card" dir="ltr">${this._renderState()}</div></ha-card>`}_renderState(){let t=this._translate;if(this._state.status==="loading"||!this._format)return tt(t);if(this._state.status==="failed")return nt(this._state,t,()=>{this._ask()});let{answer:n}=this._state;return n.night?this._renderNight(n,n.night,this._format):rt(n,this._renderHeader(n,this._format),t)}_renderNight(t,n,i){let s=this._translate;return p`
      ${this._renderHeader(t,i)}
      ${Ie(t).map(o=>it(o,t,s,i))}
      ${Ze(n,s,i)}
      <sleep-twitch-timeline
        .night=${n}
        .words=${s}
        .format=${i}
        .selected=${this._selected}
        .hideEnvironment=${this.config?.hide_environment??!1}
        @movement-pick=${this._handlePick}
      ></sleep-twitch-timeline>
      ${Ve(n,this._selected,s,i,o=>{this._selected=o})}
      ${Je(n.summary,s,i)}
      ${at(n,this._isTableOpen,s,i,o=>{this._isTableOpen=o})}
      <p class="scale">${ce(n.presence_reason,s,i)}</p>
      <p class="scale">${s("scale")}</p>
    `}_renderHeader(t,n){let{night:i,sleeper:s}=t,o=Fe(t).map(a=>p`<span class="chip ${a}">${this._translate(`chip.${a}`)}</span>`);return p`
      <header>
        <div>
          <h2>${this.config?.title??this._translate("title.night",{name:s.name})}</h2>
          ${i?p`<p class="span">${this._span(i,n)}</p>`:m}
        </div>
        <div class="chips">${o}</div>
      </header>
    `}_span(t,n){let i=x(t,t.in_bed[0]?.[0]??0),s=x(t,t.in_bed.at(-1)?.[1]??t.duration_s),o={start:n.time(i),end:n.time(s)},a=this._translate(t.provisional?"span.running":"span",o);return`${n.day(s)} · ${a}`}async _speak(t){this._translate=W(await _e(t))}async _ask(){let{hass:t,config:n}=this;if(!t||!n)return;clearTimeout(this._timer);let i=++this._request,s=await Le(t,n);i!==this._request||!this.isConnected||(this._show(s),this._timer=setTimeout(()=>{document.visibilityState==="visible"&&this._ask()},ze(s)))}_show(t){if(t.status==="failed"&&(t.failure==="disconnected"||t.failure==="timeout")&&this._state.status==="ready")return;let i=this._state.status==="ready"?this._state.answer.night:null,s=t.status==="ready"?t.answer.night:null;i?.start!==s?.start&&(this._selected=-1),this._state=t}};customElements.get(xt)||customElements.define(xt,fe);export{fe as NightView};
