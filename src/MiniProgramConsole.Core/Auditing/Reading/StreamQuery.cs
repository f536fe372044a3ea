namespace MiniProgramConsole.Core.Auditing.Reading;

internal sealed record StreamQuery(string Stream, string? SubjectId = null);
