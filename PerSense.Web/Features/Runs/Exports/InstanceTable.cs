using System.Globalization;
using System.Text;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Web.Features.Runs.Exports;

/// <summary>Instances as comma-separated values: pixels with their origin at the image's top left, figures with a point.</summary>
internal static class InstanceTable
{
    private const string Heading = "number,x,y,width,height,area,confidence,predicted_iou,similarity,point_x,point_y";

    public static byte[] Write(IReadOnlyList<Instance> instances)
    {
        var text = new StringBuilder(Heading).Append("\r\n");
        for (var i = 0; i < instances.Count; i++)
        {
            var instance = instances[i];
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},{instance.Box.Left},{instance.Box.Top},{instance.Box.Width},{instance.Box.Height},{instance.Area},")
                .Append(CultureInfo.InvariantCulture, $"{instance.Confidence},{instance.PredictedIou},{instance.Similarity},{instance.Prompt.X},{instance.Prompt.Y}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
