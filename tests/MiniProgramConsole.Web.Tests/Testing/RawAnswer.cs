namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>What came back for a raw request.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">All of it, headers included.</param>
/// <param name="Sent">How many bytes of the body had gone out by then.</param>
internal sealed record RawAnswer(int Status, string Text, long Sent)
{
    /// <summary>The value of a header; null where there is none.</summary>
    public string? Header(string name) => Text.Split("\r\n\r\n")[0].Split("\r\n").Skip(1)
        .FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}
