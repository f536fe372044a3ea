using System.Text.Json;
using System.Text.Json.Nodes;

namespace MiniProgramConsole.Core.Tests.Text;

internal sealed record TextVector(string Input, string? Stored, int? Length, string Verdict, string? Note);

/// <summary>The vectors of one field in <c>Vectors/text-rules.json</c>.</summary>
internal sealed record TextVectors(
    int Min, int Max, bool Weighted, bool Multiline, string? Pattern, string? Rule, IReadOnlyList<TextVector> Cases)
{
    public static IReadOnlyDictionary<string, TextVectors> ByField { get; } = Read();

    private static Dictionary<string, TextVectors> Read()
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "text-rules.json")))!.AsObject();
        file.Remove("about");
        return file.Deserialize<Dictionary<string, TextVectors>>(JsonSerializerOptions.Web)!;
    }
}
