namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed record KeptFormsQuery(long WorkspaceId, long AuthorId, string? MiniProgramId, DateTime Expired);
