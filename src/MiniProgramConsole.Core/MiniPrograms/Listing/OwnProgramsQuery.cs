namespace MiniProgramConsole.Core.MiniPrograms.Listing;

internal sealed record OwnProgramsQuery(long WorkspaceId);
