using System.Globalization;

namespace MiniProgramConsole.Core.Mail;

/// <summary><c>Name</c> is null if it was typed by someone who may not own the address.</summary>
public sealed record MailReceiver(string Address, string? Name, CultureInfo Language);
