namespace MiniProgramConsole.Web.Security.Forms;

public sealed record FormStamp(long UserId, string Workspace, string? MiniProgram, DateTime ExpiresAt);
