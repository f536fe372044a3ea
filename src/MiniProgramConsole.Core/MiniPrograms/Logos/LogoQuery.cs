namespace MiniProgramConsole.Core.MiniPrograms.Logos;

internal sealed record LogoQuery(long WorkspaceId, string Hash);
