namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed record DraftsQuery(long WorkspaceId, long AuthorId, DateTime Expired);
