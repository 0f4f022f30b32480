// The board as a calendar: tables as resources, one day across. Times are wall-clock times of the event's zone.
import { createCalendar, ResourceTimeline } from './calendar.js';

const target = document.getElementById('calendar');
const source = document.getElementById('calendar-data');

if (target && source) {
  const data = JSON.parse(source.textContent);
  createCalendar(target, [ResourceTimeline], {
    view: 'resourceTimelineDay',
    date: data.date,
    locale: target.dataset.language,
    headerToolbar: { start: '', center: '', end: '' },
    slotMinTime: data.from,
    slotMaxTime: data.to,
    slotDuration: { minutes: data.minutes },
    slotLabelInterval: { minutes: data.minutes },
    slotWidth: 96,
    slotLabelFormat: { hour: '2-digit', minute: '2-digit', hour12: false },
    eventTimeFormat: { hour: '2-digit', minute: '2-digit', hour12: false },
    nowIndicator: false,
    editable: false,
    resources: data.rows,
    events: data.meetings.map(meeting => ({
      id: meeting.id,
      resourceIds: [meeting.row],
      start: meeting.start,
      end: meeting.end,
      title: meeting.title,
      classNames: [`hue-${meeting.hue}`, ...(meeting.found ? [] : ['dim'])],
      extendedProps: { link: meeting.link },
    })),
    eventContent: info => {
      const link = document.createElement('a');
      link.href = info.event.extendedProps.link;
      link.textContent = info.event.title;
      return { domNodes: [link] };
    },
    // The library marks its boxes as a table without rows, which screen readers stumble over: plain boxes with links read better.
    eventAllUpdated: () => {
      for (const box of target.querySelectorAll('[role], [aria-colindex], [aria-rowindex], [aria-colcount], [aria-rowcount]')) {
        for (const name of ['role', 'aria-colindex', 'aria-rowindex', 'aria-colcount', 'aria-rowcount']) box.removeAttribute(name);
      }
    },
  });
}
