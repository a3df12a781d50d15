"""Elements of Office files -> the attributes that their schema requires.

Made by `python -m tests.required`.
"""

from __future__ import annotations

# By prefix, as both lists below use it.
NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "a1611": "http://schemas.microsoft.com/office/drawing/2016/11/main",
    "am3d": "http://schemas.microsoft.com/office/drawing/2017/model3d",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c14": "http://schemas.microsoft.com/office/drawing/2007/8/2/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "c16": "http://schemas.microsoft.com/office/drawing/2014/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "cs": "http://schemas.microsoft.com/office/drawing/2012/chartStyle",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "op": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p15": "http://schemas.microsoft.com/office/powerpoint/2012/main",
    "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "thm15": "http://schemas.microsoft.com/office/thememl/2012/main",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "we": "http://schemas.microsoft.com/office/webextensions/webextension/2010/11",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
# Attributes: the elements that must have them. An element that is another thing below another
# parent stands with its parent.
REQUIRED_ATTRIBUTES = """
Extension ContentType: ct:Default
Id Type Target: rel:Relationship
PartName ContentType: ct:Override
a: a:alphaRepl
accent1 accent2 accent3 accent4 accent5 accent6 bg1 bg2 folHlink hlink tx1 tx2: a:clrMap
  a:overrideClrMapping c:clrMapOvr cx:clrMapOvr p:clrMap
ang: a:cxn
angularRad: am3d:dirLight
appref id type: we:binding
attribution cultureLanguage cultureRegion: cx:geography
authorId created id: p188:cm p188:reply
authorId idx: p:cm
b footer header l r t: c:pageMargins cx:pageMargins
b g r: a:scrgbClr p:rgb
b l r t: a14:backgroundRemoval a:rect
baseType lBound uBound: vt:array
baseType size: vt:vector
bldStep: a:chart
blend: a:blend a:fillOverlay
bmkName spid: p14:bmkTgt
char: a:buChar
clientInsertedTime serverSldId serverSldModifiedTime: p:sldSyncPr
clrIdx id initials lastIdx name: p:cmAuthor
cryptAlgorithmClass cryptAlgorithmSid cryptAlgorithmType cryptProviderType hashData saltData
  spinCount: p:modifyVerifier
cx cy: a14:xfrm/a:ext a:chExt a:xfrm/a:ext cdr:ext cdr:xfrm/a:ext dsp:txXfrm/a:ext p14:xfrm/a:ext
  p:gridSpacing p:notesSz p:sldSz p:xfrm/a:ext
cx cy name r:id vid: thm15:themeVariant
d n: a:sx a:sy am3d:illuminance am3d:intensity am3d:meterPerModelUnit am3d:sx am3d:sy am3d:sz
d sp: a:ds
def: a:tblStyleLst
destId destOrd modelId srcId srcOrd: dgm:cxn
dir rig: a:lightRig
dx dy dz: a:norm a:up am3d:postTrans am3d:preTrans am3d:up
east entityId entityName north south west: cx:geoData
end st: p:charRg p:pRg p:sldRg
entityId: cx:geoChildEntitiesQuery cx:geoParentEntitiesQuery cx:geoParentEntity
entityId entityName entityType: cx:geoHierarchyEntity
entityId entityType: cx:geoDataEntityQuery cx:geoDataPointToEntityQuery
entityName entityType: cx:geoEntity cx:geoLocation
entityType: cx:geoLocationQuery
entityType latitude longitude: cx:geoDataPointQuery
fmla name: a:gd
fmtid pid: op:property
formatCode: c15:numFmt c:numFmt cx:numFmt
fov: am3d:perspective
func op val: dgm:if
grpId spid: p:bldDgm p:bldGraphic p:bldOleChart p:bldP
h: a:tr
h l s: p:hsl
hR stAng swAng wR: a:arcTo
hue lum sat: a:hslClr
id: a:fld cx:axis cx:data p14:sldId p15:guide p:htmlPubPr/p:custShow p:showPr/p:custShow
  we:webextension
id idx: a:endCxn a:stCxn
id name: a14:cNvPr a:cNvPr cdr:cNvPr dsp:cNvPr p14:cNvPr p:cNvPr p:custShowLst/p:custShow
  pic:cNvPr
id name providerId userId: p188:author
id name vid: thm15:themeFamily
id r:id: p:sldId
id version: we:reference
idx: a:effectRef a:fillRef a:fontRef a:lnRef c:pt cs:effectRef cs:fillRef cs:fontRef cs:lnRef
  cx:dataLabel cx:dataLabelHidden cx:dataPt cx:fmtOvr cx:pt p:bgRef
idx val: dgm:adj
invalEndChars invalStChars: p:kinsoku
lat lon rev: a:rot
layoutId: cx:series
left top: cx:offset
meth: cs:colorStyle
modelId: dgm:pt dsp:sp
name: a:clrScheme a:fontScheme dgm:styleLbl
name val: p:tag
name value: we:property
numPoints pcaRings polygonId: cx:geoPolygon
objId seek time: p14:seekEvt
objId time: p14:nullEvt p14:pauseEvt p14:playEvt p14:resumeEvt p14:stopEvt
objId time type: p14:triggerEvt
pos: a:gs
pri type: dgm:cat
provider: cx:geoCache
providerId userId: p15:presenceInfo
prst: a:camera a:prstGeom a:prstShdw a:prstTxWarp
ptCount: cx:lvl
r:cs r:dm r:lo r:qs: dgm:relIds
r:embed: a:snd a:wavAudioFile p:snd p:sndTgt
r:id: a14:contentPart a1611:picAttrSrcUrl a:graphicData/c:chart a:graphicData/cx:chart
  am3d:attrSrcUrl c:chartSpace/c:userShapes c:externalData c:legacyDrawingHF cx:externalData
  p188:commentRel p:bold p:boldItalic p:contentPart p:custData p:handoutMasterId p:htmlPubPr
  p:italic p:notesMasterId p:regular p:sldLayoutId p:sldLst/p:sld p:sldMasterId p:tags
  we:webextensionref
r:link: a:audioFile a:quickTimeFile a:videoFile
rName rVer: am3d:raster
rad: a:softEdge am3d:ptLight
rad spotAng: am3d:spotLight
script typeface: a:font/a:font a:majorFont/a:font a:minorFont/a:font
size: vt:cf
spid: p:inkTgt p:spTgt p:subSp
styleId styleName: a:tableStyle a:tblStyle
sz: p:restoredLeft p:restoredTop
t x y: p14:tracePt
thresh: a:alphaBiLevel a:biLevel
track: a:end a:st
type: a:buAutoNum cx:numDim cx:strDim dgm:alg dgm:constr dgm:param dgm:rule p:oleChartEl
uniqueId: dgm:colorsDefHdr dgm:layoutDefHdr dgm:styleDefHdr
uri: a:graphicData am3d:ext dgm:ext p14:extLst/p:ext p15:extLst/p:ext p:extLst/p:ext
val: a14:isCanvas a16:colId a16:rowId a:alpha a:alphaOff a:blue a:blueMod a:blueOff a:buSzPct
  a:buSzPts a:green a:greenMod a:greenOff a:hslClr/a:alphaMod a:hslClr/a:lum a:hslClr/a:tint a:hue
  a:hueMod a:hueOff a:lumMod a:lumOff a:prstClr a:prstClr/a:alphaMod a:prstClr/a:lum
  a:prstClr/a:tint a:red a:redMod a:redOff a:sat a:satMod a:satOff a:schemeClr
  a:schemeClr/a:alphaMod a:schemeClr/a:lum a:schemeClr/a:tint a:scrgbClr/a:alphaMod
  a:scrgbClr/a:lum a:scrgbClr/a:tint a:shade a:spcPct a:spcPts a:srgbClr a:srgbClr/a:alphaMod
  a:srgbClr/a:lum a:srgbClr/a:tint a:sysClr a:sysClr/a:alphaMod a:sysClr/a:lum a:sysClr/a:tint
  c14:style c15:explosion c16:explosion c16:literalDataChart c16:uniqueID c16:uniqueId c:axId
  c:axPos c:backward c:barDir c:crossAx c:crossBetween c:crosses c:crossesAt c:custUnit c:dLblPos
  c:errBarType c:errBars/c:val c:errDir c:errValType c:explosion c:fmtId c:forward c:h c:holeSize
  c:idx c:intercept c:lang c:lblAlgn c:logBase c:majorUnit c:max c:min c:minorUnit c:ofPieType
  c:order c:period c:pictureFormat c:pictureStackUnit c:ptCount c:radarStyle c:secondPiePt
  c:splitPos c:splitType c:symbol c:tickLblSkip c:tickMarkSkip c:w c:x c:y cs:styleClr/a:alphaMod
  cs:styleClr/a:lum cs:styleClr/a:tint cs:variation/a:alphaMod cs:variation/a:lum
  cs:variation/a:tint cx:dataId cx:idx cx:number cx:parentLabelLayout cx:percent
  cx:regionLabelLayout dgm:desc dgm:title p14:creationId p14:defaultImageDpi
  p14:discardImageEditData p14:modId p14:showMediaCtrls p15:chartTrackingRefBased p:boolVal
  p:fltVal p:intVal p:rtn p:strVal p:tmAbs p:tmPct p:tn
version: vt:vstream
viewportSz: am3d:objViewport
w: a:gridCol
x y: a:chOff a:off a:pos a:pt p188:pos p:animMotion/p:by p:animMotion/p:from p:animMotion/p:to
  p:animScale/p:by p:animScale/p:from p:animScale/p:to p:origin p:pos p:rCtr
x y z: a:anchor am3d:lookAt am3d:pos
x1 x2 y1 y2: a14:backgroundMark a14:foregroundMark
"""
