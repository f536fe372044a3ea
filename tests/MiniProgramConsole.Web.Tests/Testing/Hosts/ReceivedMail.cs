using System.Text.RegularExpressions;
using MimeKit;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary><c>To</c> is the recipient in the envelope. <c>User</c> is the sender's sign-in name, or null.</summary>
public sealed partial record ReceivedMail(string To, string? User, MimeMessage Message)
{
    /// <summary>The only link in the text part.</summary>
    public Uri Link => new(Assert.Single(Links().Matches(Message.TextBody ?? "")).Value);

    /// <summary>For visitors whose console has another address.</summary>
    public string LinkPath => Link.PathAndQuery;

    [GeneratedRegex(@"^https?://\S+$", RegexOptions.Multiline)]
    private static partial Regex Links();
}
