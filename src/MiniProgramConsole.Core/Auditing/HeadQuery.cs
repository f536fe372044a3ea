namespace MiniProgramConsole.Core.Auditing;

internal sealed record HeadQuery(string Stream);
