using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Passkeys;

/// <summary>A passkey as its person knows it.</summary>
/// <param name="Code">Its code in addresses: the hash of its ID, which may be long.</param>
/// <param name="Name">The name that its person gave it.</param>
/// <param name="AddedAt">When it was added, UTC.</param>
public sealed record PasskeyListItem(string Code, string Name, DateTime AddedAt)
{
    /// <summary>The code of a passkey.</summary>
    /// <param name="credentialId">Its ID.</param>
    public static string CodeOf(byte[] credentialId) => Hashing.Sha256(credentialId);

    internal static PasskeyListItem Of(IdentityUserPasskey<long> row) =>
        new(CodeOf(row.CredentialId), row.Data.Name ?? "", row.Data.CreatedAt.UtcDateTime);
}
