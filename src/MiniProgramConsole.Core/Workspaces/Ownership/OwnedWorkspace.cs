
namespace MiniProgramConsole.Core.Workspaces.Ownership;

/// <summary>An open workspace, which prevents its owner from deleting their account.</summary>
public sealed record OwnedWorkspace(string Code, string Name, string MerchantName);
