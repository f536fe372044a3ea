using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Passkeys;

/// <summary>URLs contain <c>Code</c> instead of the credential ID, which may be long.</summary>
public sealed record PasskeyListItem(string Code, string Name, DateTime AddedAt)
{
    public static string CodeOf(byte[] credentialId) => Hashing.Sha256(credentialId);

    internal static PasskeyListItem Of(IdentityUserPasskey<long> row) =>
        new(CodeOf(row.CredentialId), row.Data.Name ?? "", row.Data.CreatedAt.UtcDateTime);
}
