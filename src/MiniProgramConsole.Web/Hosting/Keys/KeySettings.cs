using System.Security.Cryptography.X509Certificates;
using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Keys;

internal sealed record KeySettings(X509Certificate2? Certificate, X509Certificate2? Previous, bool StoresUnprotected)
{
    public X509Certificate2[] All => [.. new[] { Certificate, Previous }.OfType<X509Certificate2>()];

    public static KeySettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var keys = configuration.GetSection("Keys");
        var settings = new KeySettings(
            CertificateFile.Read(keys, nameof(Certificate)), CertificateFile.Read(keys, "PreviousCertificate"),
            configuration.ReadSwitch("Keys:StoreUnprotected", standard: false));
        return settings switch
        {
            { Certificate: null, StoresUnprotected: false } when !isDevelopment => throw new ConfigurationException(
                "Keys__Certificate is not set: set the path of a certificate with an RSA key, which encrypts the keys in the database "
                + "(docs/operating.md, 'Keys'), or Keys__StoreUnprotected=true to store them in clear."),
            { Certificate: not null, StoresUnprotected: true } => throw new ConfigurationException(
                "Keys__StoreUnprotected is true although Keys__Certificate is set: remove one of them."),
            _ => settings,
        };
    }
}
