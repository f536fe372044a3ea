using System.Text.RegularExpressions;
using MimeKit;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A mail as a mail server took it.</summary>
/// <param name="To">The envelope's receiver.</param>
/// <param name="User">As whom the sender had signed in; null where it had not.</param>
/// <param name="Message">The mail.</param>
public sealed partial record ReceivedMail(string To, string? User, MimeMessage Message)
{
    /// <summary>The one link of the text part.</summary>
    public Uri Link => new(Assert.Single(Links().Matches(Message.TextBody ?? "")).Value);

    /// <summary>The link's path and query, for a visitor whose console has another address.</summary>
    public string LinkPath => Link.PathAndQuery;

    [GeneratedRegex(@"^https?://\S+$", RegexOptions.Multiline)]
    private static partial Regex Links();
}
