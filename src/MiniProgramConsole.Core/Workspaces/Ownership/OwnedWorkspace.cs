
namespace MiniProgramConsole.Core.Workspaces.Ownership;

/// <summary>An open workspace that keeps its owner from deleting the account.</summary>
/// <param name="Code">The workspace's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="MerchantName">The merchant's name.</param>
public sealed record OwnedWorkspace(string Code, string Name, string MerchantName);
