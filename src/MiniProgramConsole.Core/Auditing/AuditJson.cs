using System.Text.Encodings.Web;
using System.Text.Json;

namespace MiniProgramConsole.Core.Auditing;

/// <summary>Writes and reads the fields of an entry.</summary>
internal static class AuditJson
{
    // Chinese stays readable in the trail; pages encode it when they show it.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T fields) => JsonSerializer.Serialize(fields, Options);

    public static Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!;
}
