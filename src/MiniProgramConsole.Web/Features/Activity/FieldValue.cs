namespace MiniProgramConsole.Web.Features.Activity;

/// <summary>A field's value in an entry or in a version of a mini program.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Value">Its value as stored.</param>
/// <param name="LogosThere">The hashes of logos that can be shown.</param>
public sealed record FieldValue(string Field, string? Value, IReadOnlySet<string> LogosThere);
