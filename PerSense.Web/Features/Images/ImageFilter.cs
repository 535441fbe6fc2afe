using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Features.Images;

/// <summary>Which images of a project are shown, and in which order.</summary>
public sealed class ImageFilter
{
    /// <summary>What state an image is in.</summary>
    public enum State
    {
        All,
        New,
        Busy,
        Done,
        Failed,
    }

    /// <summary>What comes first.</summary>
    public enum Order
    {
        Newest,
        Name,
        Count,
    }

    public string Name { get; set; } = "";

    public State Show { get; set; }

    public Order Sort { get; set; }

    public void Clear() => (Name, Show) = ("", State.All);

    /// <summary>The images to show; the input is the newest first.</summary>
    public List<ImageRow> Apply(IEnumerable<ImageRow> rows)
    {
        var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = rows.Where(row => Matches(row) && words.All(word => row.FileName.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return [.. Sort switch
        {
            Order.Name => found.OrderBy(static row => row.FileName, StringComparer.OrdinalIgnoreCase),
            Order.Count => found.OrderByDescending(static row => row.LastCount ?? -1),
            _ => found,
        }];
    }

    private bool Matches(ImageRow row) => Show switch
    {
        State.New => row is { RunCount: 0, OpenJobs: 0 },
        State.Busy => row.OpenJobs > 0,
        State.Done => row.RunCount > 0,
        State.Failed => row.LastJob is JobStatus.Failed or JobStatus.Cancelled or JobStatus.Interrupted,
        _ => true,
    };
}
