using System.Globalization;

namespace MiniProgramConsole.Core.Mail;

/// <summary>Whom a mail is for, and in which language.</summary>
/// <param name="Address">The address.</param>
/// <param name="Name">The person's display name; null where it was typed by somebody who may not read the address.</param>
/// <param name="Language">The language.</param>
public sealed record MailReceiver(string Address, string? Name, CultureInfo Language);
