import { BitWriter } from './bitWriter';
import type { Planes } from './planes';

/**
 * As much H.264 as a camera needs that looks over one picture: the first frame holds the pixels as they are
 * (I_PCM), each of the others is that frame moved by a vector. Constrained baseline; every player has it.
 * Names in comments are those of ITU-T H.264.
 */
export interface Shot {
  /** Pixels of the coded picture, multiples of 16, and of the part at its top left that is shown. */
  readonly width: number;
  readonly height: number;
  readonly shownWidth: number;
  readonly shownHeight: number;
}

/** Quarters of a pixel. */
export interface Move {
  readonly x: number;
  readonly y: number;
}

/** nal_unit_type with nal_ref_idc: only the first frame is looked at by others. */
const nal = { frame: 0x01, keyFrame: 0x65, sequence: 0x67, picture: 0x68 } as const;
const orderBits = 10;

/** Profile 66 with constraint sets 0 and 1, level 3.1. */
export const profile = Buffer.from([66, 0xc0, 31]);

/** seq_parameter_set_rbsp. */
export function sequenceSet({ width, height, shownWidth, shownHeight }: Shot): Buffer {
  const bits = new BitWriter();
  for (const byte of profile) bits.put(byte, 8);
  bits.unsigned(0).unsigned(0); // seq_parameter_set_id, log2_max_frame_num_minus4
  bits.unsigned(0).unsigned(orderBits - 4); // pic_order_cnt_type, log2_max_pic_order_cnt_lsb_minus4
  bits.unsigned(1).put(0, 1); // max_num_ref_frames, gaps_in_frame_num_value_allowed_flag
  bits.unsigned(width / 16 - 1).unsigned(height / 16 - 1);
  bits.put(1, 1).put(1, 1).put(1, 1); // frame_mbs_only, direct_8x8_inference, frame_cropping
  // Only at the right and below: decoders do not agree on cutting at the left.
  bits.unsigned(0).unsigned((width - shownWidth) / 2);
  bits.unsigned(0).unsigned((height - shownHeight) / 2);
  bits.put(0, 1); // vui_parameters_present_flag
  return unit(nal.sequence, bits.finish());
}

/** pic_parameter_set_rbsp: CAVLC, one reference, and each slice says whether edges are smoothed. */
export function pictureSet(): Buffer {
  const bits = new BitWriter();
  bits.unsigned(0).unsigned(0).put(0, 2).unsigned(0).unsigned(0).unsigned(0).put(0, 3);
  bits.signed(0).signed(0).signed(0).put(1, 1).put(0, 2);
  return unit(nal.picture, bits.finish());
}

/** The first frame: every macroblock is I_PCM, so nothing of the picture is lost. */
export function keyFrame({ width, height, y, cb, cr }: Planes): Buffer {
  const bits = sliceHead(7, 0, 0);
  bits.unsigned(0); // idr_pic_id
  bits.put(0, orderBits).put(0, 2); // pic_order_cnt_lsb, dec_ref_pic_marking
  sliceTail(bits);
  const parts: Buffer[] = [bits.unsigned(pcm).align().whole()];
  for (let row = 0; row < height; row += 16) {
    for (let column = 0; column < width; column += 16) {
      // Aligned already, its type takes nine bits and seven zeros to the next byte.
      if (row + column > 0) parts.push(Buffer.from([0x0d, 0x00]));
      parts.push(block(y, width, column, row, 16));
      parts.push(block(cb, width / 2, column / 2, row / 2, 8));
      parts.push(block(cr, width / 2, column / 2, row / 2, 8));
    }
  }
  parts.push(Buffer.from([0x80]));
  return unit(nal.keyFrame, Buffer.concat(parts));
}

/**
 * The first frame again, seen from another place. Vectors are foretold from those to the left and above, so
 * one is written and the rest follow: inside, blocks are skipped; along two edges skipping means standing
 * still, so there they are written out.
 * @param number 1 for the frame after the first
 */
export function movedFrame({ width, height }: Shot, number: number, move: Move): Buffer {
  const bits = sliceHead(5, 1, number);
  bits.put(0, 2); // num_ref_idx_active_override_flag, ref_pic_list_modification_flag_l0
  sliceTail(bits);
  const [columns, rows] = [width / 16, height / 16];
  const isStill = move.x === 0 && move.y === 0;
  let skipped = 0;
  for (let index = 0; index < columns * rows; index++) {
    const isOnEdge = index < columns || index % columns === 0;
    if (isStill || !isOnEdge) {
      skipped += 1;
      continue;
    }
    bits.unsigned(skipped).unsigned(0); // mb_skip_run, P_L0_16x16
    bits.signed(index === 0 ? move.x : 0).signed(index === 0 ? move.y : 0);
    bits.unsigned(0); // coded_block_pattern: no residual
    skipped = 0;
  }
  if (skipped > 0) bits.unsigned(skipped);
  return unit(nal.frame, bits.finish());
}

/** mb_type I_PCM. */
const pcm = 25;

/** slice_header up to what the two kinds have apart. */
function sliceHead(type: 5 | 7, frameNumber: 0 | 1, order: number): BitWriter {
  const bits = new BitWriter().unsigned(0).unsigned(type).unsigned(0).put(frameNumber, 4);
  return type === 5 ? bits.put(order * 2, orderBits) : bits;
}

function sliceTail(bits: BitWriter): void {
  bits.signed(0).unsigned(1); // slice_qp_delta, disable_deblocking_filter_idc
}

function block(plane: Uint8Array, stride: number, left: number, top: number, size: number): Buffer {
  const out = Buffer.alloc(size * size);
  for (let row = 0; row < size; row++) {
    const from = (top + row) * stride + left;
    out.set(plane.subarray(from, from + size), row * size);
  }
  return out;
}

/** A NAL unit: no three bytes in it may look like the beginning of another. */
function unit(type: number, payload: Buffer): Buffer {
  const out = Buffer.alloc(1 + payload.length + Math.ceil(payload.length / 2));
  out[0] = type;
  let [length, zeros] = [1, 0];
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      out[length++] = 3;
      zeros = 0;
    }
    out[length++] = byte;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return out.subarray(0, length);
}
