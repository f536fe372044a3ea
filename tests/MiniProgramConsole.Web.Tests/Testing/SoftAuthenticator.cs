using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>A device with one passkey that answers requests as a browser would.</summary>
public sealed class SoftAuthenticator
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;

    private static readonly string[] Transports = ["internal"];

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string userHandle = "";
    private uint uses;

    public string Code => PasskeyListItem.CodeOf(id);

    /// <summary>The origin of the page that asks.</summary>
    public string Origin { get; init; } = ConsoleHost.PublicUrl.TrimEnd('/');

    public bool VerifiesItsUser { get; set; } = true;

    /// <summary>Passkeys that are synced between devices don't count their uses.</summary>
    public bool CountsUses { get; init; } = true;

    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        userHandle = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var (client, domain) = (ClientData("webauthn.create", asked), asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!);
        return Credential(new Dictionary<string, object>
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["attestationObject"] = Base64Url.EncodeToString(Attestation(AuthenticatorData(domain, withKey: true))),
            ["transports"] = Transports,
        });
    }

    public string Sign(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var (client, data) = (ClientData("webauthn.get", asked),
            AuthenticatorData(asked.RootElement.GetProperty("rpId").GetString()!, withKey: false));
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new Dictionary<string, object>
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(signature),
            ["userHandle"] = userHandle,
        });
    }

    private string Credential(Dictionary<string, object> response) => JsonSerializer.Serialize(new
    {
        id = Base64Url.EncodeToString(id),
        rawId = Base64Url.EncodeToString(id),
        type = "public-key",
        clientExtensionResults = new { },
        response,
    });

    private byte[] ClientData(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = asked.RootElement.GetProperty("challenge").GetString(),
        origin = Origin,
        crossOrigin = false,
    });

    private byte[] AuthenticatorData(string domain, bool withKey)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, CountsUses ? ++uses : 0);
        var flags = (byte)(Present | (VerifiesItsUser ? Verified : 0) | (withKey ? HasKey : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), flags, .. count, .. withKey ? KeyData() : []];
    }

    // AAGUID of zeros, ID length and ID, then the public key in COSE: EC2, ES256, P-256, x, y.
    private byte[] KeyData()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return
        [
            .. new byte[16], 0, (byte)id.Length, .. id,
            0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!,
        ];
    }

    // CBOR: { "fmt": "none", "attStmt": {}, "authData": … }.
    private static byte[] Attestation(byte[] data) =>
    [
        0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data,
    ];
}
