namespace MiniProgramConsole.Web.Features.Activity;

public sealed record FieldValue(string Field, string? Value, IReadOnlySet<string> LogosThere);
