namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>Names of the instructions that are refused, for the message.</summary>
internal static class PickleOpcodeNames
{
    /// <summary>The name by Python's pickletools; the byte itself when Python has none.</summary>
    /// <param name="opcode">An instruction that <see cref="PickleOpcode"/> lacks.</param>
    public static string Of(byte opcode) => opcode switch
    {
        (byte)'2' => "DUP",
        (byte)'F' => "FLOAT",
        (byte)'I' => "INT",
        (byte)'L' => "LONG",
        (byte)'P' => "PERSID",
        (byte)'S' => "STRING",
        (byte)'T' => "BINSTRING",
        (byte)'V' => "UNICODE",
        (byte)'d' => "DICT",
        (byte)'g' => "GET",
        (byte)'i' => "INST",
        (byte)'l' => "LIST",
        (byte)'o' => "OBJ",
        (byte)'p' => "PUT",
        0x82 => "EXT1",
        0x83 => "EXT2",
        0x84 => "EXT4",
        0x8B => "LONG4",
        0x8D => "BINUNICODE8",
        0x8E => "BINBYTES8",
        0x91 => "FROZENSET",
        0x92 => "NEWOBJ_EX",
        0x96 => "BYTEARRAY8",
        0x97 => "NEXT_BUFFER",
        0x98 => "READONLY_BUFFER",
        _ => $"0x{opcode:x2}",
    };
}
