using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerSense.Engine.Stages;

namespace PerSense.Engine.Methods;

/// <summary>Reads what there is to choose from an options record: its described properties, stage by stage.</summary>
internal static partial class OptionReader
{
    /// <summary>Describes all options of a record, in the order in which it declares them.</summary>
    /// <param name="options">The recommended values.</param>
    /// <exception cref="InvalidOperationException">A property is neither described nor a record of described ones.</exception>
    public static IReadOnlyList<OptionDescription> Describe(object options) => [.. Describe(options, prefix: "", group: "")];

    private static IEnumerable<OptionDescription> Describe(object options, string prefix, string group)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            var path = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var value = property.GetValue(options);
            if (property.GetCustomAttribute<OptionAttribute>() is { } text)
            {
                yield return Describe(property, text, value) with { Path = path, Group = group };
                continue;
            }

            foreach (var inner in Describe(Stage(property, value), path + ".", Words(property.Name)))
            {
                yield return inner;
            }
        }
    }

    private static object Stage(PropertyInfo property, object? value) =>
        value is not null && property.PropertyType is { IsClass: true } type && type != typeof(string)
            ? value
            : throw new InvalidOperationException($"{property.DeclaringType?.Name}.{property.Name} has no description for users.");

    private static OptionDescription Describe(PropertyInfo property, OptionAttribute text, object? value)
    {
        var inner = Nullable.GetUnderlyingType(property.PropertyType);
        var type = inner ?? property.PropertyType;
        return new("", Words(property.Name), text.Explanation, text.Source, Kind(type))
        {
            IsBasic = text.IsBasic,
            AllowsNone = inner is not null,
            Choices = type.IsEnum ? [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)] : [],
            DefaultJson = OptionsJson.Write(value),
        };
    }

    private static OptionKind Kind(Type type) => type switch
    {
        { IsEnum: true } => type.IsDefined(typeof(FlagsAttribute)) ? OptionKind.Choices : OptionKind.Choice,
        _ when type == typeof(bool) => OptionKind.Flag,
        _ when type == typeof(int) => OptionKind.WholeNumber,
        _ when type == typeof(double) => OptionKind.Number,
        _ => throw new InvalidOperationException($"There is no kind of option for {type.Name}."),
    };

    private static string Words(string name)
    {
        var words = Capital().Replace(name, static match => " " + match.Value.ToLowerInvariant());
        return words.Replace("iou", "IoU", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
