namespace MiniProgramConsole.Web.Features.Shared.Csv;

/// <summary>A column of a <see cref="CsvResult{T}"/>.</summary>
public sealed record CsvColumn<T>(string Heading, Func<T, string?> Value);
