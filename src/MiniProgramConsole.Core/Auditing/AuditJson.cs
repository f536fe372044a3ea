using System.Text.Encodings.Web;
using System.Text.Json;

namespace MiniProgramConsole.Core.Auditing;

internal static class AuditJson
{
    // Keeps Chinese readable in the trail. Pages encode it when they show it.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T fields) => JsonSerializer.Serialize(fields, Options);

    public static Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!;
}
