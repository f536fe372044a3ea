namespace MiniProgramConsole.Core.MiniPrograms.Listing;

internal sealed record FirstPageQuery(long WorkspaceId);
