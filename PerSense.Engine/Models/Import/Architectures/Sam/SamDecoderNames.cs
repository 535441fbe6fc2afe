namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>The names of the inputs and outputs of decoders of SAM's family; the official export's where the meaning is the same.</summary>
internal static class SamDecoderNames
{
    /// <summary>[1, C, h, w].</summary>
    public const string Embedding = "image_embeddings";

    /// <summary>[B, N, 2], x and y in network pixels.</summary>
    public const string Points = "point_coords";

    /// <summary>[B, N]: 0 beside the object, 1 on it, 2 and 3 corners of a box, -1 none.</summary>
    public const string Labels = "point_labels";

    /// <summary>[1 or B, 1, 4 h, 4 w], logits.</summary>
    public const string Mask = "mask_input";

    /// <summary>[1], 1 when there is a mask input.</summary>
    public const string HasMask = "has_mask_input";

    /// <summary>[1, 1, 1, h w], 0..1.</summary>
    public const string Attention = "attn_sim";

    /// <summary>[1], 1 when there is a target-guided attention.</summary>
    public const string HasAttention = "has_attn_sim";

    /// <summary>[1, 1, C].</summary>
    public const string Target = "target_embedding";

    /// <summary>[1], 1 when there is a target embedding.</summary>
    public const string HasTarget = "has_target";

    /// <summary>[B, 4].</summary>
    public const string PredictedIou = "iou_predictions";

    /// <summary>[B, 4, 4 h, 4 w], logits; the first is the single answer, the others are the three alternatives.</summary>
    public const string Masks = "low_res_masks";
}
