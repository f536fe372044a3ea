using System.Collections.Frozen;
using System.Text.Json;

namespace MiniProgramConsole.Core.LaunchTargets;

public static class IndustryList
{
    public static IReadOnlyList<IndustryGroup> Groups { get; } = Read();

    private static FrozenDictionary<string, Industry> ByCode { get; } =
        Groups.SelectMany(group => group.Industries).ToFrozenDictionary(industry => industry.Code, StringComparer.Ordinal);

    public static Industry? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static IndustryGroup[] Read()
    {
        using var json = typeof(IndustryList).Assembly.GetManifestResourceStream("industries.json")!;
        return JsonSerializer.Deserialize<IndustryGroup[]>(json, JsonSerializerOptions.Web)!;
    }
}
