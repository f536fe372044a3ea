using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A certificate for the data protection keys, created as an operator would, in its own folder.</summary>
internal sealed class TestCertificate : IDisposable
{
    public const string Password = "a password";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("console-certificate-");
    private readonly X509Certificate2 certificate;

    public TestCertificate(DateTimeOffset? until = null, int bits = 2048)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest("CN=console keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var end = until ?? DateTimeOffset.UtcNow.AddYears(5);
        certificate = request.CreateSelfSigned(end.AddYears(-10), end);
        Pem = Write("keys.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The path of the file with the certificate and its private key.</summary>
    public string Pem { get; }

    public string PemWithoutKey => Write("certificate.pem", certificate.ExportCertificatePem());

    public string PemOfKey => Write("key.pem", certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());

    public string EncryptedPem => Write("encrypted.pem", certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!
        .ExportEncryptedPkcs8PrivateKeyPem(
            Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));

    public string Pfx
    {
        get
        {
            var path = PathOf("keys.pfx");
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
            return path;
        }
    }

    /// <summary>A certificate with an elliptic-curve key, which can't encrypt keys.</summary>
    public string EllipticPem
    {
        get
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var elliptic = new CertificateRequest("CN=console keys", key, HashAlgorithmName.SHA256)
                .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return Write("elliptic.pem", elliptic.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        }
    }

    /// <summary>A file that isn't a certificate.</summary>
    public string Nonsense => Write("nonsense", "no certificate");

    /// <summary>The environment variables that make the console encrypt with this certificate.</summary>
    public Dictionary<string, string> Environment(TestCertificate? previous = null) => new()
    {
        ["Keys__StoreUnprotected"] = "",
        ["Keys__Certificate"] = Pem,
        ["Keys__PreviousCertificate"] = previous?.Pem ?? "",
    };

    /// <summary>The settings that make the console encrypt with this certificate.</summary>
    public Dictionary<string, string?> Settings(TestCertificate? previous = null) =>
        Environment(previous)
            .ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), string? (setting) => setting.Value);

    public void Dispose()
    {
        certificate.Dispose();
        folder.Delete(recursive: true);
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }
}
