namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed record SubmittedForm(long WorkspaceId, long AuthorId, Guid Token);
