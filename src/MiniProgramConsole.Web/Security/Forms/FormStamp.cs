namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>What a form says of itself, sealed: who was shown it, and where.</summary>
/// <param name="UserId">To whom.</param>
/// <param name="Workspace">The code of the workspace.</param>
/// <param name="MiniProgram">The ID of the mini program that it modifies; null where it creates one.</param>
/// <param name="ExpiresAt">Until when it is good, UTC.</param>
public sealed record FormStamp(long UserId, string Workspace, string? MiniProgram, DateTime ExpiresAt);
