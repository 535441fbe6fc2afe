using PerSense.Engine.Inference;

namespace PerSense.Engine.Models.Import.Exports;

/// <summary>
/// An ONNX file that somebody else exported: taken over as it is when it keeps one of the contracts that the program can run. Nothing is
/// changed in it.
/// </summary>
internal static class ExportedModel
{
    /// <summary>The file with BERT's word pieces, which lies beside an export of GroundingDINO.</summary>
    public const string VocabularyName = "vocab.txt";

    private const int NewestIrVersion = 32;

    /// <summary>Whether a file looks like an ONNX model: it begins with the version of the format, and is no safetensors file of such a length.</summary>
    /// <param name="path">The file.</param>
    public static bool Recognises(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        Span<byte> head = stackalloc byte[9];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head[0] == 8 && head[1] is > 0 and < NewestIrVersion && head[8] != '{';
    }

    /// <summary>What to make of an ONNX file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelImportException">It keeps no known contract, or its vocabulary is missing.</exception>
    public static ImportPlan Plan(string path)
    {
        var export = Check(path);
        var vocabulary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, VocabularyName);
        if (!File.Exists(vocabulary))
        {
            throw new ModelImportException($"{Path.GetFileName(path)} is an export of GroundingDINO, which reads words by BERT's vocabulary. Put the {VocabularyName} of the uncased BERT "
                + "beside it and import it again.");
        }

        return new()
        {
            Id = "grounding-dino",
            Label = "GroundingDINO",
            Licence = "Apache-2.0",
            Source = "an ONNX export of https://github.com/IDEA-Research/GroundingDINO",
            Models =
            [
                new()
                {
                    Name = "detector",
                    Role = ModelRole.Detector,
                    Contract = export.Contract.Id,
                    Description = "Words to boxes of what they name.",
                    Copies = [path, vocabulary],
                },
            ],
        };
    }

    private static GroundingDinoExport Check(string path)
    {
        var faults = new List<string>();
        foreach (var export in GroundingDinoExport.All)
        {
            try
            {
                var device = DeviceSelection.Choose(new InferenceOptions { Device = DevicePreference.Cpu });
                using var session = ModelSession.Load(new(Path.GetFileName(path), path, export.Contract), device);
                return export;
            }
            catch (ModelLoadException fault)
            {
                faults.Add(fault.Message);
            }
        }

        throw new ModelImportException($"{Path.GetFileName(path)} is an ONNX file, but none that this program knows how to run. As the usual export of GroundingDINO: {faults[0]}");
    }
}
