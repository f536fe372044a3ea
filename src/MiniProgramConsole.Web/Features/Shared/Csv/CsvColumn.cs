namespace MiniProgramConsole.Web.Features.Shared.Csv;

public sealed record CsvColumn<T>(string Heading, Func<T, string?> Value);
