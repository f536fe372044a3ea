using System.Collections.Frozen;
using System.Text.Json;

namespace MiniProgramConsole.Core.LaunchTargets;

/// <summary>The two-level industry list, read once from <c>industries.json</c>.</summary>
public static class IndustryList
{
    /// <summary>The groups with their leaves, in the order in which they are offered.</summary>
    public static IReadOnlyList<IndustryGroup> Groups { get; } = Read();

    private static FrozenDictionary<string, Industry> ByCode { get; } =
        Groups.SelectMany(group => group.Industries).ToFrozenDictionary(industry => industry.Code, StringComparer.Ordinal);

    /// <summary>The leaf with a code, or null where there is none.</summary>
    /// <param name="code">The code, compared exactly.</param>
    public static Industry? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static IndustryGroup[] Read()
    {
        using var json = typeof(IndustryList).Assembly.GetManifestResourceStream("industries.json")!;
        return JsonSerializer.Deserialize<IndustryGroup[]>(json, JsonSerializerOptions.Web)!;
    }
}
