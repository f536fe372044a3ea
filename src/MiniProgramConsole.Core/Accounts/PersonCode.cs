using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>The opaque code of a person in addresses and forms.</summary>
public static class PersonCode
{
    /// <summary>How many characters a code has: as many as a workspace's.</summary>
    public const int Length = WorkspaceCode.Length;

    /// <summary>A new random code; collisions are left to the unique index.</summary>
    public static string New() => WorkspaceCode.New();
}
