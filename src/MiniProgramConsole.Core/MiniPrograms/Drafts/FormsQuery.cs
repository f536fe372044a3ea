namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed record FormsQuery(long WorkspaceId, long AuthorId, string? MiniProgramId, DateTime Expired);
