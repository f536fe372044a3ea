using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Mail;

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    /// <summary>Used only by nodes of the previous version. The next version removes the column and its index.</summary>
    internal const string FormHash = "FormHash";

    internal const string FormIndex = "IX_OutboxMails_FormHash";

    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.Property(mail => mail.Recipient).HasMaxLength(ApplicationUser.MaxEmailLength);
        builder.Property(mail => mail.Name).HasMaxLength(ApplicationUser.MaxDisplayNameLength);
        builder.Property(mail => mail.Language).IsCode(OutboxMail.MaxLanguageLength);
        builder.Property(mail => mail.Subject).HasMaxLength(OutboxMail.MaxSubjectLength);
        builder.Property<string?>(FormHash).IsHash();
        builder.Property(mail => mail.LastError).HasMaxLength(OutboxMail.MaxErrorLength);
        builder.HasIndex(FormHash).IsUnique().HasDatabaseName(FormIndex);
        // Nodes of the previous version insert mails without an urgency.
        builder.Property(mail => mail.Urgency).HasDefaultValue(MailUrgency.Other).HasSentinel(MailUrgency.Other);
        builder.HasIndex(mail => new { mail.Urgency, mail.NextTryAt, mail.Id });
        builder.HasIndex(mail => mail.NextTryAt);
        builder.HasIndex(mail => mail.FailedAt);
        builder.HasIndex(mail => mail.SentAt);
    }
}
