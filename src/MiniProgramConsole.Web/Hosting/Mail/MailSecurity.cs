namespace MiniProgramConsole.Web.Hosting.Mail;

// A setting of MailKit's type would load MailKit at each start, without mail too, because MVC looks at all types.
internal enum MailSecurity
{
    StartTls,
    Tls,
    None,
}
