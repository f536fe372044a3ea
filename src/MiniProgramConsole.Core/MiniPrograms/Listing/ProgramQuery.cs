namespace MiniProgramConsole.Core.MiniPrograms.Listing;

internal sealed record ProgramQuery(long WorkspaceId, string MiniProgramId, DateTime Ended);
