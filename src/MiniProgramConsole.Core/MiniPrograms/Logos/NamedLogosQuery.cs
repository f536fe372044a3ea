namespace MiniProgramConsole.Core.MiniPrograms.Logos;

internal sealed record NamedLogosQuery(long WorkspaceId, IReadOnlyCollection<string> Hashes);
