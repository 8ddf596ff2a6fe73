import { expect, it } from 'vitest';
import { readAs } from '../../../shared/formats/read-any.ts';
import { uimaXmi } from '../../../shared/formats/uima-xmi.ts';
import { testServices } from '../../builders/services.ts';

const xmi = (...structures: string[]) =>
  `<?xml version="1.0"?>
<xmi:XMI xmlns:cas="http:///uima/cas.ecore" xmlns:xmi="http://www.omg.org/XMI"
  xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"
  xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="Anna left the town."/>
${structures.join('\n')}
</xmi:XMI>`;

it.each(['seg:Token', 'custom:Quote'])(
  'reads a damaged file with two %s of one id, one without a place (H2)',
  async (type) => {
    const tokens = [`<${type} xmi:id="2" sofa="1" begin="0" end="4"/>`, `<${type} xmi:id="2" sofa="1"/>`];
    const spans = Array.from(
      { length: 12 },
      (_, i) => `<custom:Quote xmi:id="${i + 3}" sofa="1" begin="${i}" end="${i + 4}"/>`,
    );
    const bytes = new TextEncoder().encode(xmi(...tokens, ...spans));
    const answer = await readAs(uimaXmi, { bytes, name: 'damaged.xmi' }, testServices());
    expect(answer.ok && answer.value.reading.article.annotations.length).toBe(type === 'seg:Token' ? 12 : 13);
  },
);
