using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OrderMailsByUrgency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Urgency",
                table: "OutboxMails",
                type: "int",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.CreateIndex(
                name: "IX_Users_EmailConfirmed_DeletedAt_CreatedAt",
                table: "Users",
                columns: new[] { "EmailConfirmed", "DeletedAt", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_Urgency_NextTryAt_Id",
                table: "OutboxMails",
                columns: new[] { "Urgency", "NextTryAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Users_EmailConfirmed_DeletedAt_CreatedAt",
                table: "Users");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMails_Urgency_NextTryAt_Id",
                table: "OutboxMails");

            migrationBuilder.DropColumn(
                name: "Urgency",
                table: "OutboxMails");
        }
    }
}
